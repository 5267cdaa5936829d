#include "harness/scenario/person.hpp"

#include "harness/base/strings.hpp"

#include <array>

#include <fmt/format.h>

namespace assay::scenario {
namespace {

constexpr std::string_view consonants = "bdfgklmnprstvz";
constexpr std::string_view vowels = "aeiou";

/// Four syllables of three letters: about 40 bits, so that no other text holds them by chance.
std::string invented_name(kernel::Random& random) {
  std::string name;
  for (int syllable = 0; syllable < 4; ++syllable) {
    for (const std::string_view letters : {consonants, vowels, consonants}) name += letters[random.below(letters.size())];
  }
  name[0] = static_cast<char>(name[0] - 'a' + 'A');
  return name;
}

}  // namespace

Person make_person(kernel::Seed seed) {
  kernel::Random random(seed);
  Person person;
  person.first_name = invented_name(random);
  person.last_name = invented_name(random);
  const std::uint64_t area = 200 + random.below(800);
  const std::uint64_t line = random.below(100);
  const std::uint64_t extension = random.below(1'000'000);
  person.phone = fmt::format("+1-{}-555-01{:02}-{:06}", area, line, extension);
  person.email = fmt::format("{}.{}@{}.example", lower(person.first_name), lower(person.last_name), lower(invented_name(random)));
  return person;
}

std::string_view person_value(const Person& person, std::string_view column) {
  if (column == "first_name") return person.first_name;
  if (column == "last_name") return person.last_name;
  if (column == "phone") return person.phone;
  if (column == "email") return person.email;
  return {};
}

}  // namespace assay::scenario
