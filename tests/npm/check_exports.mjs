// Holds what `assay compile` exports against other people's tools: ajv (JSON Schema 2020-12, strict), the AsyncAPI parser, and the
// TypeScript compiler (--strict). Each tool is first shown something broken, which it must refuse.
//
//   tests/npm/check BUILD/npm check_exports.mjs ASSAY PATH...
//
// A PATH is a document or folder of documents, compiled here; or NAME.schemas.json, NAME.asyncapi.json or NAME.ts, as exported before.
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assay, check, done, require } from './tools.mjs';

const { default: Ajv } = require('ajv/dist/2020');
const { default: addFormats } = require('ajv-formats');
const { Parser } = require('@asyncapi/parser');
const ts = require('typescript');

function newAjv() {
  // ownProperties: a member "constructor" is not the one that every JavaScript object inherits.
  const ajv = new Ajv({ strict: true, strictTypes: true, strictTuples: true, strictRequired: true, ownProperties: true });
  addFormats(ajv);
  return ajv;
}

/** What ajv has against the schemas, all in one ajv so that two with one $id clash; and against their examples. */
function faultOfSchemas(schemas) {
  const ajv = newAjv();
  try {
    for (const schema of schemas) ajv.addSchema(schema);
    for (const schema of schemas) {
      const validate = ajv.getSchema(schema.$id);
      for (const example of schema.examples ?? []) {
        if (!validate(example)) return `${schema.$id}: an example breaks it: ${ajv.errorsText(validate.errors)}`;
      }
      const data = schema.properties?.data;
      for (const example of data?.examples ?? []) {
        const judge = newAjv().compile(data);
        if (!judge(example)) return `${schema.$id}: an example of data breaks it: ${ajv.errorsText(judge.errors)}`;
      }
    }
  } catch (error) {
    return error.message;
  }
  return undefined;
}

async function faultOfAsyncApi(text) {
  const { document, diagnostics } = await new Parser().parse(text);
  const bad = diagnostics.filter((one) => one.severity <= 1);  // errors and warnings
  if (bad.length > 0) return bad.slice(0, 3).map((one) => `${one.code} at ${one.path.join('/')}: ${one.message}`).join('; ');
  if (document === undefined) return 'the parser gave no document';
  const ajv = new Ajv({ strict: false, ownProperties: true });
  addFormats(ajv);
  for (const message of document.allMessages().all()) {
    for (const example of message.examples().all()) {
      if (!ajv.validate(message.payload().json(), example.payload())) return `${message.name()}: an example breaks its payload: ${ajv.errorsText()}`;
    }
  }
  return undefined;
}

function faultOfTypeScript(files) {
  const program = ts.createProgram(files, { strict: true, noEmit: true, noUncheckedIndexedAccess: true, types: [], target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext });
  const faults = ts.getPreEmitDiagnostics(program);
  if (faults.length === 0) return undefined;
  return faults.slice(0, 3).map((one) => {
    const where = one.file === undefined ? '' : `${one.file.fileName}:${one.file.getLineAndCharacterOfPosition(one.start).line + 1} `;
    return where + ts.flattenDiagnosticMessageText(one.messageText, ' ');
  }).join('; ');
}

async function checkTools(folder) {
  const refuses = (fault) => (fault === undefined ? 'accepts what is broken' : undefined);
  const id = 'urn:assay:event:x';
  check('ajv', refuses(faultOfSchemas([{ $id: id, type: 'strnig' }])));
  check('ajv', refuses(faultOfSchemas([{ $id: id, type: 'string', formta: 'uuid' }])));
  check('ajv', refuses(faultOfSchemas([{ $id: id, type: 'string', format: 'uuid', examples: ['6a1d3b5a-…'] }])));
  const broken = { asyncapi: '3.0.0', info: { title: 'x', version: '1' }, channels: {}, operations: { a: { action: 'send', channel: { $ref: '#/channels/none' } } } };
  check('AsyncAPI parser', refuses(await faultOfAsyncApi(JSON.stringify(broken))));
  const file = join(folder, 'broken.ts');
  writeFileSync(file, 'export interface A { a: string }\nexport const a: A = { a: 1 };\n');
  check('tsc', refuses(faultOfTypeScript([file])));
}

async function checkDocuments(program, path, folder, modules) {
  const out = mkdtempSync(join(folder, 'schemas-'));
  assay(program, 'compile', path, '--format', 'json-schema', '--out', out);
  const index = JSON.parse(readFileSync(join(out, 'index.json'), 'utf8'));
  check(`${path}, index`, index.schemas.length === readdirSync(out).length - 1 ? undefined : 'does not list what was written');
  const schemas = index.schemas.map((entry) => JSON.parse(readFileSync(join(out, entry.file), 'utf8')));
  check(`${path}, JSON Schema`, faultOfSchemas(schemas));
  check(`${path}, AsyncAPI`, await faultOfAsyncApi(assay(program, 'compile', path, '--format', 'asyncapi')));
  const module = join(folder, `m${modules.length}.ts`);
  writeFileSync(module, assay(program, 'compile', path, '--format', 'typescript'));
  modules.push(module);
  const printed = index.schemas.reduce((sum, entry) => sum + entry.examples.printed, 0);
  const conforming = index.schemas.reduce((sum, entry) => sum + entry.examples.conforming, 0);
  console.log(`${path}: ${schemas.length} events, ${conforming} of ${printed} printed examples keep their schema`);
}

const [program, ...paths] = process.argv.slice(2);
if (paths.length === 0) {
  console.error('usage: tests/npm/check BUILD/npm check_exports.mjs ASSAY PATH...');
  process.exit(64);
}
const folder = mkdtempSync(join(tmpdir(), 'assay-exports-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
await checkTools(folder);
const modules = [];
for (const path of paths) {
  if (path.endsWith('.ts')) {
    modules.push(path);
  } else if (path.endsWith('.schemas.json')) {
    check(path, faultOfSchemas(Object.values(JSON.parse(readFileSync(path, 'utf8')))));
  } else if (path.endsWith('.asyncapi.json')) {
    check(path, await faultOfAsyncApi(readFileSync(path, 'utf8')));
  } else {
    try {
      await checkDocuments(program, path, folder, modules);
    } catch (error) {
      check(path, error.stderr ?? error.message);
    }
  }
}
check('TypeScript', faultOfTypeScript(modules));
done('exports');
