#include "harness/check/canary.hpp"

#include <catch2/catch.hpp>

namespace assay::check {
namespace {

CanaryMatcher matcher(std::initializer_list<std::string> values) {
  std::vector<Canary> canaries;
  for (const std::string& value : values) canaries.push_back({"canary-" + std::to_string(canaries.size()), Text("north"), value});
  return CanaryMatcher(std::move(canaries));
}

/// How the value is written in the text; "" if it is not there.
std::string form_in(std::string_view text, const std::string& value = "Quillfeather") {
  const CanaryMatcher one = matcher({value});
  const auto found = one.look(Text(text));
  return found.empty() ? "" : std::string(found.front().form);
}

}  // namespace

TEST_CASE("canary: the plain value is found in any case and place", "[check]") {
  CHECK(form_in("Quillfeather") == "plain");
  CHECK(form_in("name=QUILLFEATHER;") == "plain");
  CHECK(form_in("xxquillfeatherxx") == "plain");
}

TEST_CASE("canary: separators added, changed or taken away do not hide it", "[check]") {
  CHECK(form_in("quill-feather") == "separators changed");
  CHECK(form_in("Q.u.i.l.l f_e_a_t_h_e_r") == "separators changed");
  CHECK(form_in("tel 555.014.277", "555-0142-77") == "separators changed");
  CHECK(form_in("tel=5550142 77", "555-0142-77") == "separators changed");
}

TEST_CASE("canary: the reversed value is found", "[check]") { CHECK(form_in("seen: rehtaeflliuq") == "reversed"); }

TEST_CASE("canary: the percent-encoded value is found", "[check]") {
  CHECK(form_in("?name=Quill%20Feather", "Quill Feather") == "percent-encoded");
  CHECK(form_in("?mail=ana%40quill.example", "ana@quill.example") == "percent-encoded");
  CHECK(form_in("?mail=an%C3%ABabel", "an\xC3\xAB" "abel") == "percent-encoded");
}

TEST_CASE("canary: the hexadecimal value is found", "[check]") {
  CHECK(form_in("0x5175696c6c66656174686572") == "hexadecimal");
  CHECK(form_in("5175696C6C66656174686572") == "hexadecimal");
  CHECK(form_in("51 75 69 6c 6c 66 65 61 74 68 65 72") == "hexadecimal");
  CHECK(form_in("7175696c6c66656174686572") == "hexadecimal");  // of the value in lower case
}

TEST_CASE("canary: base64 is found at each alignment", "[check]") {
  CHECK(form_in("UXVpbGxmZWF0aGVy") == "base64");      // Quillfeather
  CHECK(form_in("MVF1aWxsZmVhdGhlcg==") == "base64");  // 1Quillfeather
  CHECK(form_in("MTJRdWlsbGZlYXRoZXI=") == "base64");  // 12Quillfeather
  CHECK(form_in("eHh4UXVpbGxmZWF0aGVyeXl5") == "base64");  // xxxQuillfeatheryyy
  CHECK(form_in("cXVpbGxmZWF0aGVy") == "base64");      // quillfeather
}

TEST_CASE("canary: unsalted digests are found, cut to twelve digits or whole", "[check]") {
  CHECK(form_in("3f6f") == "");
  const std::string md5 = "b4a4b5d1c0fee9beac97cfa968df70da";
  const std::string sha1 = "5fe6332bc5f2933d4164600825c1e11e8f170da5";
  const std::string sha256 = "a3f881b9c3d37f964c9bd5e84f9e32b525d3688c14bc4fe8368d21fc6593d7d0";
  CHECK(form_in("id=" + md5) == "MD5");
  CHECK(form_in("id=" + md5.substr(0, 12)) == "MD5");
  CHECK(form_in("id=" + md5.substr(0, 11)) == "");
  CHECK(form_in("id=" + sha1) == "SHA-1");
  CHECK(form_in("id=" + sha1.substr(0, 12)) == "SHA-1");
  CHECK(form_in("id=" + sha256) == "SHA-256");
  CHECK(form_in("id=" + sha256.substr(0, 16)) == "SHA-256");
  CHECK(form_in("id=88cf43cbf72118b60261d25a2666cbc7f19d96e553673de66be2f7ee54f7b4a8") == "SHA-256");  // of the value in lower case
}

TEST_CASE("canary: eight letters in a row are found as a part, seven are not", "[check]") {
  CHECK(form_in("Quillfeathe") == "a part of it");
  CHECK(form_in("llfeathe") == "a part of it");
  CHECK(form_in("lfeathe").empty());
}

TEST_CASE("canary: the end of a value is a part as its beginning is", "[check]") {
  CHECK(form_in("ends in 55667788", "1-212-44-55-66-77-88") == "a part of it");
  CHECK(form_in("begins 12124455", "1-212-44-55-66-77-88") == "a part of it");
}

TEST_CASE("canary: a part that two people have in common is nobody's", "[check]") {
  const CanaryMatcher matcher({{"north/ana/phone", Text("a"), "+1-212-555-0100-111111"}, {"south/bo/phone", Text("b"), "+1-212-555-0100-999999"}});
  CHECK(matcher.look(Text("call 1212 5550100")).empty());
  CHECK(matcher.look(Text("call 5550100 111111")).size() == 1);
}

TEST_CASE("canary: unrelated text has none", "[check]") {
  for (const std::string_view text : {"", "patient_created id=0e6b0d5e-2f5c-8a1b-9d3e-4f5a6b7c8d9e", "Quill", "feather", "UXVpbGw=",
                                      "patients_created{core=pm,site=north} 1", "refused reason=unknown-lead"}) {
    CHECK(form_in(text).empty());
  }
}

TEST_CASE("canary: a short value is not looked for as it stands", "[check]") {
  CHECK(form_in("Ana was here", "Ana").empty());
  CHECK(form_in("room 12", "12").empty());
  CHECK(form_in("an empty value", "").empty());
}

TEST_CASE("canary: each canary is seen once in a text, in the order in which they were given", "[check]") {
  const CanaryMatcher two = matcher({"Quillfeather", "Brambleworth"});
  const auto found = two.look(Text("brambleworth Brambleworth quill-feather QUILLFEATHER"));
  REQUIRE(found.size() == 2);
  CHECK(found[0].canary->id == "canary-0");
  CHECK(found[0].form == "plain");
  CHECK(found[1].canary->id == "canary-1");
  CHECK(two.canaries().size() == 2);
}

TEST_CASE("canary: asked again it gives the same answer", "[check]") {
  const CanaryMatcher one = matcher({"Quillfeather"});
  const Text with("saw Quillfeather");
  const Text without("saw nobody");
  const auto first = one.look(with);
  REQUIRE(first.size() == 1);
  CHECK(one.look(without).empty());
  for (int i = 0; i < 1000; ++i) CHECK_FALSE(one.look(Text("Quillfeather " + std::to_string(i))).empty());
  const auto again = one.look(with);
  REQUIRE(again.size() == 1);
  CHECK(again.data() == first.data());
  CHECK(again[0].canary == first[0].canary);
  CHECK(one.look(without).empty());
}

TEST_CASE("canary: a matcher without canaries sees nothing", "[check]") { CHECK(matcher({}).look(Text("Quillfeather")).empty()); }

}  // namespace assay::check
