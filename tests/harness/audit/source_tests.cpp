#include "harness/audit/source.hpp"
#include "tests/harness/audit/tree.hpp"

#include <filesystem>
#include <fstream>

#include <catch2/catch.hpp>

using namespace assay;
using namespace assay::audit;

namespace {

/// Source with folders of the cores kt, gd and cl; specs know pm too.
class Source {
 public:
  Source() {
    tree_.file("src/cores/kt/index.ts", "").file("src/cores/gd/index.ts", "").file("src/cores/cl/index.ts", "");
    for (const char* core : {"kt", "gd", "cl", "pm"}) known_.add_name(core);
  }
  Source& file(std::string_view name, std::string_view text) {
    tree_.file(name, text);
    return *this;
  }
  [[nodiscard]] SourceAudit audited(std::string_view folder = "src") const {
    auto audit = audit_source(tree_.path(folder), known_);
    REQUIRE(audit);
    return std::move(*audit);
  }
  [[nodiscard]] std::string path(std::string_view name) const { return tree_.path(name); }

 private:
  Tree tree_;
  Cores known_;
};

std::vector<contract::Finding> found_in(std::string_view code, std::string_view name = "src/cores/kt/pages/a.tsx") { return Source().file(name, code).audited().findings; }

std::vector<contract::Finding> found_in_sql(std::string_view sql, std::string_view name = "src/migrations/1.sql") { return Source().file(name, sql).audited().findings; }

}  // namespace

TEST_CASE("imports: every way to import another core is found", "[audit]") {
  for (const char* code : {"import { a } from '@/cores/gd/beds';", "import a, * as b from \"@/cores/gd\";", "import '@/cores/gd/beds';", "import a = require('@/cores/gd/beds');",
                           "export * from '../../gd/beds';", "export { a as b } from '../../gd/beds';", "const a = await import('@/cores/gd/beds');", "const a = lazy(() => import(`../../gd/beds`));",
                           "const a = require('@/cores/gd/beds');", "jest.mock('@/cores/gd/beds', () => ({}));", "vi.mock('../../gd/beds');", "const a = jest.requireActual('@/cores/gd/beds');", "import.meta.glob('@/cores/gd/**');", "import { type A, b } from 'src/cores/gd/beds';", "import type from '@/cores/gd/beds';"}) {
    CAPTURE(code);
    const auto found = found_in(code);
    REQUIRE(rules_of(found) == Told{"AC621"});
    CHECK(found[0].party == "KT");
    CHECK(found[0].title.find("of GD") != std::string::npos);
    CHECK(found[0].title.find("types only") == std::string::npos);
    CHECK(found[0].at.front().text == code);
  }
}

TEST_CASE("imports: a core that has no folder in the source is a core all the same", "[audit]") {
  CHECK(rules_of(found_in("import { a } from '@/cores/zz/a';\nimport b from '@/cores/pm';")) == Told{"AC621", "AC621"});
}

TEST_CASE("imports: types are counted and told", "[audit]") {
  for (const char* code : {"import type { A } from '@/cores/gd/beds';", "import { type A, type B } from '@/cores/gd/beds';", "export type { A } from '@/cores/gd/beds';",
                           "type A = typeof import('@/cores/gd/beds');", "/// <reference path=\"../../gd/beds.d.ts\" />"}) {
    CAPTURE(code);
    const auto found = found_in(code);
    REQUIRE(rules_of(found) == Told{"AC621"});
    CHECK(found[0].title.ends_with("types only"));
  }
}

TEST_CASE("imports: the own core, the platform, packages and what all cores share are free", "[audit]") {
  for (const char* code : {"import { a } from '@/cores/kt/menu';", "import { a } from '../menu';", "import { a } from '@/platform/forms';", "import React from 'react';",
                           "import { a } from '@/cores/shared/x';", "import { a } from '@/cores/registry';", "import { a } from './gd/beds';", "export const a = { from: '@/cores/gd/beds' };"}) {
    CAPTURE(code);
    CHECK(found_in(code).empty());
  }
  CHECK(found_in("import { a } from '@/cores/gd/beds';", "src/platform/a.ts").empty());
  CHECK(found_in("import { a } from '@/cores/gd/beds';", "src/pages/a.ts").empty());
}

TEST_CASE("imports: nothing in comments, strings, templates, expressions and JSX text is one", "[audit]") {
  for (const char* code : {"// import { a } from '@/cores/gd/beds';", "const a = 1;\n/// <reference path='../../gd/beds.d.ts' />", "/// <reference types='gd' />", "/* import '@/cores/gd/beds'; */", "const a = \"import '@/cores/gd/beds'\";", "const a = `import '@/cores/gd/beds'`;",
                           "const a = /import '@\\/cores[/]gd'/;", "export const A = () => <p>Don't import '@/cores/gd/beds'</p>;",
                           "export const A = () => <p>`import '@/cores/gd/beds'` {/* require('@/cores/gd') */}</p>;", "/** @example import '@/cores/gd/beds'; */ const a = 1 / 2; // '"}) {
    CAPTURE(code);
    CHECK(found_in(code).empty());
  }
}

TEST_CASE("imports: what follows comments, apostrophes in JSX, generics and templates is found", "[audit]") {
  for (const char* before : {"export const A = () => <p title=\"it's\">Don't {b ? <b/> : `x${'y'}`} 'quote</p>;", "type F = <T>(x: T) => T;", "const f = <T,>(x: T) => x;", "const a = b < c && d > e;",
                             "const a = `${`${'`'}`}`;", "const r = /[/'\"]/.test(x);", "const a = x / y; const b = '/';", "const A = () => <><Foo<Bar> x={<i/>} /></>;", "f(`a ${ {b: '}'}.b } c`);"}) {
    CAPTURE(before);
    const auto found = found_in(std::string(before) + "\nimport('@/cores/gd/beds');");
    REQUIRE(told(found) == Told{"AC621 a.tsx:2:9"});
  }
  CHECK(rules_of(found_in("const a = <Bed>x;\nimport('@/cores/gd/beds');", "src/cores/kt/a.ts")) == Told{"AC621"});
}

TEST_CASE("imports: the paths of a tsconfig are followed", "[audit]") {
  Source source;
  source.file("tsconfig.json", "{ // aliases\n \"compilerOptions\": { \"baseUrl\": \".\", \"paths\": { \"#garden/*\": [\"src/cores/gd/*\"], \"#menu\": [\"./src/cores/kt/menu.ts\"], } } }");
  source.file("src/cores/kt/a.ts", "import '#garden/beds';\nimport '#menu';\n");
  CHECK(told(source.audited().findings) == Told{"AC621 a.ts:1:9"});
  CHECK(told(source.audited("").findings) == Told{"AC621 a.ts:1:9"});
}

TEST_CASE("imports: a module imported twice is one finding with two places", "[audit]") {
  const auto found = found_in("import '@/cores/gd/beds';\nimport '@/cores/gd/beds';\nimport '@/cores/gd/bees';\n");
  REQUIRE(found.size() == 2);
  CHECK(found[0].at.size() == 2);
  CHECK(found[0].fingerprint() != found[1].fingerprint());
}

TEST_CASE("tables: every way to use another core's table is found", "[audit]") {
  for (const char* code : {"supabase.from('gd_beds').select('*');", "db.from<Bed>(\"gd_beds\")", "const TABLE = 'gd_beds';\nawait db.from(TABLE);", "db.from(`gd_beds`)",
                           "db.from('kt_menus').select('id, bed:gd_beds!inner(id)')", "db.from('kt_menus').select('id, gd_beds(id)')", "await sql`SELECT * FROM gd_beds WHERE id = ${id}`",
                           "query(\"select 1 from kt_menus m join public.gd_beds b on true\")", "sql`with x as (select 1) update ${t} set a = 1 from kt_a, gd_beds`", "exec('delete from \"gd_beds\"')",
                           "c.on('postgres_changes', { event: '*', table: 'gd_beds' }, f)", "db.schema('gd').from('beds')", "const T = { a: 1, beds: 'gd_beds' } as const; db.from(T.beds)",
                           "const T = { f: (x) => [x, 1], old: { beds: `gd_beds` } }; db.from(T.old['beds'])", "enum T { beds = 'gd_beds' } db.from(T.beds)", "const T = Object.freeze({ beds: 'gd_beds' }); db.from(T.beds)",
                           "db.from(many ? 'gd_beds' : 'kt_menus')", "db.from(a === 'gd_x' ? 'kt_menus' : 'gd_beds')", "db.from(('gd_beds'))", "db.from(`gd_${beds}`)",
                           "db.from('gd_' + beds)", "db?.from('gd_beds')", "db['from']('gd_beds')", "db.from('kt_menus').select(\"id, gd_beds!key (id)\")", "query(`-- all\n/* of */ (select id from gd_beds)`)",
                           "fetch(`${url}/rest/v1/gd_beds?select=*`)", "db.selectFrom('gd_beds as b').selectAll()", "db.insertInto('gd_beds').values(v)", "db.updateTable('gd_beds')", "db.deleteFrom('gd_beds')",
                           "db.selectFrom('kt_menus').innerJoin('gd_beds', 'a', 'b')", "exec('DROP TABLE gd_beds')", "q('Select id From gd_beds')"}) {
    CAPTURE(code);
    const auto found = found_in(code);
    REQUIRE(rules_of(found) == Told{"AC622"});
    CHECK(found[0].title.find("of GD") != std::string::npos);
  }
}

TEST_CASE("tables: own, platform and unknown tables, functions, buckets and prose are free", "[audit]") {
  for (const char* code : {"db.from('kt_menus').select('id, kt_dishes(id)')", "db.from('pf_users')", "db.from('fw_workflow_events')", "db.from('menus')", "db.rpc('gd_free_beds')",
                           "db.storage.from('gd_files')", "Array.from('gd_beds')", "const a = 'Select a bed from gd_beds'.length; // db.from('gd_beds')", "t('gd_beds')", "sql`select * from gd_free_beds(1)`",
                           "const table = { table: 'gd_beds' };", "lodash.from('gd_beds')", "_.from('gd_beds')", "const a = 'Select one from gd_beds below'", "const a = 'Delete it from gd_beds, then go on'", "db.from(name('gd_beds'))",
                           "db.from(a === 'gd_beds' ? 'kt_a' : 'kt_b')", "const T = { beds: 'gd_beds' }; db.from(T.others)", "fetch('/rest/v1/rpc/gd_beds')", "db.from(`kt_${'gd_beds'}`)", "const T = { beds: 'gd_' + x }; use(T)"}) {
    CAPTURE(code);
    CHECK(found_in(code).empty());
  }
  CHECK(found_in("db.from('gd_beds')", "src/platform/a.ts").empty());
}

TEST_CASE("tables: a place inside of a template is that of the name", "[audit]") {
  CHECK(told(found_in("sql`\n  SELECT *\n    FROM gd_beds`")) == Told{"AC622 a.tsx:3:10"});
}

TEST_CASE("sql: keys between cores are found, whatever their form", "[audit]") {
  for (const char* sql : {"CREATE TABLE kt_menus (bed uuid REFERENCES gd_beds(id));", "create table if not exists public.kt_menus (\n a int,\n foreign key (bed) references \"gd_beds\" (id) on delete cascade);",
                          "ALTER TABLE ONLY kt_menus ADD CONSTRAINT x FOREIGN KEY (bed) REFERENCES public.gd_beds ON UPDATE CASCADE;",
                          "DO $$ BEGIN CREATE TABLE kt_menus (bed uuid REFERENCES gd_beds(id)); END $$;", "CREATE TABLE pf_links (bed uuid REFERENCES gd_beds(id));"}) {
    CAPTURE(sql);
    CHECK(rules_of(found_in_sql(sql)) == Told{"AC625"});
  }
}

TEST_CASE("sql: keys within a core, into the platform and of unknown tables are free", "[audit]") {
  for (const char* sql : {"CREATE TABLE kt_menus (dish uuid REFERENCES kt_dishes(id) ON DELETE CASCADE);", "CREATE TABLE kt_menus (org uuid REFERENCES pf_organizations(id));",
                          "CREATE TABLE kt_menus (u uuid REFERENCES auth.users(id));", "-- CREATE TABLE kt_menus (bed uuid REFERENCES gd_beds(id));",
                          "COMMENT ON TABLE kt_menus IS 'REFERENCES gd_beds(id)';", "CREATE TABLE kt_menus (bed uuid); /* REFERENCES /* gd_beds */ (id) */", "GRANT REFERENCES ON gd_beds TO kt_role;"}) {
    CAPTURE(sql);
    CHECK(found_in_sql(sql).empty());
  }
}

TEST_CASE("sql: the scoped exception is one table, one column, one action, one core", "[audit]") {
  CHECK(found_in_sql("CREATE TABLE cl_notes (e uuid REFERENCES pm_encounters(id) ON DELETE RESTRICT);").empty());
  CHECK(found_in_sql("ALTER TABLE cl_notes ADD FOREIGN KEY (e) REFERENCES public.pm_encounters (id) ON UPDATE CASCADE ON DELETE RESTRICT;").empty());
  CHECK(found_in_sql("ALTER TABLE cl_notes ADD FOREIGN KEY (e) REFERENCES pm_encounters MATCH FULL ON DELETE restrict;").empty());
  for (const auto& [sql, why] : {std::pair("CREATE TABLE cl_notes (e uuid REFERENCES pm_encounters(id));", "allowed only with ON DELETE RESTRICT"),
                                 std::pair("CREATE TABLE cl_notes (e uuid REFERENCES pm_encounters(id) ON DELETE CASCADE);", "allowed only with ON DELETE RESTRICT"),
                                 std::pair("CREATE TABLE cl_notes (e uuid REFERENCES pm_encounters(id) ON DELETE SET NULL);", "ON DELETE SET NULL"),
                                 std::pair("CREATE TABLE cl_notes (e uuid REFERENCES pm_encounters(code) ON DELETE RESTRICT);", "only its column id"),
                                 std::pair("CREATE TABLE cl_notes (e uuid REFERENCES pm_patients(id) ON DELETE RESTRICT);", "pm_patients"),
                                 std::pair("CREATE TABLE kt_notes (e uuid REFERENCES pm_encounters(id) ON DELETE RESTRICT);", "only CL tables may")}) {
    CAPTURE(sql);
    const auto found = found_in_sql(sql);
    REQUIRE(rules_of(found) == Told{"AC625"});
    CHECK(found[0].title.find(why) != std::string::npos);
  }
}

TEST_CASE("sql: what a key does on delete is told only where another action mends it", "[audit]") {
  for (const char* sql : {"CREATE TABLE kt_menus (b uuid REFERENCES gd_beds(id));", "CREATE TABLE kt_menus (b uuid REFERENCES gd_beds(id) ON DELETE CASCADE);", "CREATE TABLE kt_menus (e uuid REFERENCES pm_encounters(id));"}) {
    CAPTURE(sql);
    const auto found = found_in_sql(sql);
    REQUIRE(found.size() == 1);
    CHECK(found[0].title.find("DELETE") == std::string::npos);
  }
}

TEST_CASE("sql: statements about another core's table are uses of it", "[audit]") {
  for (const char* sql : {"CREATE TRIGGER t AFTER INSERT OR UPDATE OF a ON gd_beds FOR EACH ROW EXECUTE FUNCTION f();", "CREATE OR REPLACE TRIGGER t BEFORE DELETE ON public.gd_beds EXECUTE PROCEDURE f();",
                          "ALTER TABLE gd_beds ADD COLUMN x int;", "ALTER TABLE IF EXISTS ONLY gd_beds ENABLE ROW LEVEL SECURITY;", "DROP TABLE IF EXISTS kt_menus, gd_beds CASCADE;", "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS i ON gd_beds (id);",
                          "CREATE INDEX ON gd_beds (id);", "CREATE POLICY p ON gd_beds USING (true);", "DROP POLICY p ON gd_beds;", "DROP TRIGGER t ON gd_beds;", "CREATE TABLE kt_x PARTITION OF gd_beds DEFAULT;", "CREATE TABLE kt_x (LIKE gd_beds INCLUDING ALL);",
                          "CREATE TABLE kt_x (a int) INHERITS (gd_beds);", "ALTER TABLE kt_x ATTACH PARTITION gd_beds DEFAULT;", "CREATE RULE r AS ON INSERT TO gd_beds DO NOTHING;", "GRANT SELECT (a, b), INSERT ON gd_beds TO kt_role;",
                          "REVOKE ALL ON TABLE gd_beds FROM kt_role;", "COMMENT ON TABLE gd_beds IS 'x';", "LOCK TABLE gd_beds;", "TRUNCATE gd_beds;", "DO $$ BEGIN ALTER TABLE gd_beds ADD COLUMN x int; END $$;"}) {
    CAPTURE(sql);
    const auto found = found_in_sql(sql, "src/cores/kt/db/1.sql");
    REQUIRE(rules_of(found) == Told{"AC622"});
    CHECK(found[0].party == "KT");
    CHECK(found[0].at.size() == 1);
    const bool about_own_only = std::string_view(sql).find("kt_") == std::string_view::npos;
    if (about_own_only) CHECK(found_in_sql(sql, "src/cores/gd/db/1.sql").empty());
  }
}

TEST_CASE("sql: outside of cores, a trigger, its function, an index or a table made of another says whose the use is", "[audit]") {
  for (const char* sql : {"CREATE TRIGGER kt_t AFTER INSERT ON gd_beds FOR EACH ROW EXECUTE FUNCTION f();", "CREATE TRIGGER t AFTER INSERT ON gd_beds FOR EACH ROW EXECUTE FUNCTION public.kt_log();",
                          "CREATE TRIGGER kt_t AFTER INSERT ON gd_beds FOR EACH ROW EXECUTE FUNCTION kt_log();", "CREATE INDEX kt_i ON gd_beds (id);", "CREATE TABLE kt_x (LIKE gd_beds);", "CREATE TABLE kt_x AS SELECT * FROM gd_beds;"}) {
    CAPTURE(sql);
    CHECK(rules_of(found_in_sql(sql)) == Told{"AC622"});
  }
  for (const char* sql : {"CREATE TRIGGER gd_t AFTER INSERT ON gd_beds FOR EACH ROW EXECUTE FUNCTION gd_log();", "CREATE TRIGGER t AFTER INSERT ON gd_beds EXECUTE FUNCTION fw_log();", "CREATE POLICY kt_may_read ON gd_beds USING (true);",
                          "ALTER TABLE gd_beds ADD COLUMN x int;", "GRANT SELECT ON gd_beds TO kt_role;", "GRANT USAGE ON SCHEMA gd TO kt_role;", "CREATE TABLE kt_x (a text CHECK (a LIKE 'gd_beds'));"}) {
    CAPTURE(sql);
    CHECK(found_in_sql(sql).empty());
  }
}

TEST_CASE("sql: a table has one owner, and its name says which", "[audit]") {
  CHECK(rules_of(found_in_sql("CREATE TABLE shared_visits (id uuid);")) == Told{"AC623"});
  CHECK(rules_of(found_in_sql("CREATE TABLE gd_beds (id uuid);", "src/cores/kt/db/1.sql")) == Told{"AC623"});
  CHECK(rules_of(found_in_sql("CREATE UNLOGGED TABLE visits (id uuid);")) == Told{"AC624"});
  CHECK(found_in_sql("CREATE TABLE kt_menus (id uuid); CREATE TABLE pf_x (id uuid); CREATE TEMP TABLE t (id int); CREATE TABLE audit.log (id int); CREATE TABLE \"gd_beds\" ();").empty());
  Source both;
  both.file("src/cores/kt/db/1.sql", "CREATE TABLE IF NOT EXISTS visits (id uuid);").file("src/cores/gd/db/1.sql", "create table visits (id uuid);");
  const auto found = both.audited().findings;
  REQUIRE(rules_of(found) == Told{"AC623"});
  CHECK(found[0].at.size() == 2);
  CHECK(found[0].title.ends_with("visits by GD and KT"));
}

TEST_CASE("sql: views, functions and policies of one core that use another's tables are found", "[audit]") {
  CHECK(rules_of(found_in_sql("CREATE VIEW kt_v AS SELECT * FROM kt_menus JOIN gd_beds USING (id);")) == Told{"AC622"});
  CHECK(rules_of(found_in_sql("CREATE FUNCTION kt_f() RETURNS int AS $f$ BEGIN a := 1; RETURN (SELECT 1 FROM gd_beds); END $f$ LANGUAGE plpgsql;")) == Told{"AC622"});
  CHECK(rules_of(found_in_sql("CREATE POLICY p ON kt_menus USING (EXISTS (SELECT 1 FROM gd_beds));")) == Told{"AC622"});
  CHECK(found_in_sql("CREATE VIEW kt_v AS SELECT * FROM kt_menus; SELECT * FROM gd_beds;").empty());
  CHECK(rules_of(found_in_sql("INSERT INTO gd_beds (id) VALUES (1);", "src/cores/kt/db/1.sql")) == Told{"AC622"});
}

TEST_CASE("sql: no content of a string is quoted", "[audit]") {
  const auto found = found_in_sql("INSERT INTO gd_beds VALUES ('Jane Doe');\nUPDATE x SET a = 'two\nlines Jane'; DELETE FROM gd_bees;", "src/cores/kt/db/1.sql");
  REQUIRE(found.size() == 2);
  for (const auto& finding : found) CHECK(finding.at.front().text.find("Jane") == std::string::npos);
  CHECK(found[0].at.front().text == "INSERT INTO gd_beds VALUES ('********');");
}

TEST_CASE("source: files that cannot be read are told, others' folders are left out", "[audit]") {
  Source source;
  source.file("src/cores/kt/video.ts", "\x47\xff\xfe").file("src/cores/kt/nul.ts", std::string_view("a\0b", 3)).file("src/cores/kt/huge.ts", std::string(9U << 20, 'a'));
  source.file("src/node_modules/cores/kt/a.ts", "import '@/cores/gd/beds';").file("src/.cache/cores/kt/a.ts", "import '@/cores/gd/beds';");
  const SourceAudit audit = source.audited();
  CHECK(audit.findings.empty());
  CHECK(audit.not_looked_at.size() == 3);
  CHECK(audit.files == 6);
  CHECK(audit.in_cores == 3);
  CHECK(audit.cores == std::vector<std::string>{"CL", "GD", "KT", "PM"});
}

TEST_CASE("source: code outside of cores is not counted as looked at, SQL is", "[audit]") {
  Source source;
  source.file("src/pages/a.tsx", "import '@/cores/gd/beds';").file("src/platform/b.ts", "\xff").file("src/migrations/1.sql", "SELECT 1;").file("src/cores/kt/2.sql", "SELECT 1;");
  const SourceAudit audit = source.audited();
  CHECK(audit.files == 7);
  CHECK(audit.in_cores == 4);
  CHECK(audit.sql_elsewhere == 1);
  CHECK(audit.not_looked_at.empty());
}

TEST_CASE("source: text without shape ends, whatever it holds", "[audit]") {
  for (const char* part : {"<a \"", "`${", "{", "(/[", "<T>(", "import {", "export {", "/*", "$a$ ", "<a>{", "'\\", "import ", "</a", "from a, ", "select('(", "const a = {", "const a = {b: {c: ", "enum a {", "db.from((", "create trigger a on ", "/// <reference path=\"", "/rest/v1/"}) {
    CAPTURE(part);
    std::string code;
    while (code.size() < 200'000) code += part;
    CHECK(found_in(code).empty());
    CHECK(found_in_sql(code).empty());
  }
}
