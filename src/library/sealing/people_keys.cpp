// SPDX-License-Identifier: MIT
#include "library/sealing/people_keys.hpp"

#include <fmt/format.h>

#include "library/sealing/sealed_bytes.hpp"

namespace eupnea {

Result<PeopleKeys> PeopleKeys::load(const std::filesystem::path& library, HeldKey key)
{
    PeopleKeys keys{key_file_of(library), std::move(key), {}};
    const auto read = keys.read_again();
    if (!read) return fail(read.error());
    return keys;
}

Result<void> PeopleKeys::read_again()
{
    auto file = read_key_file(path_);
    if (!file) return fail(file.error());
    if (file->library != key_->file.library)
        return fail(
            UserMessage{fmt::format("The key file {} belongs to another library. Put back the one "
                                    "that was made with this library.",
                                    path_.string())});
    file_ = std::move(*file);
    return {};
}

const Secret* PeopleKeys::find(const std::string& person)
{
    if (const auto there = opened_.find(person); there != opened_.end()) return &there->second;
    const auto sealed = file_.people.find(person);
    if (sealed == file_.people.end()) return nullptr;
    auto key = unwrap(key_->key, place_of_person_key(person), sealed->second);
    return key ? &opened_.emplace(person, std::move(*key)).first->second : nullptr;
}

Result<const Secret*> PeopleKeys::find_or_make(const std::string& person)
{
    if (const Secret* key = find(person)) return key;
    // Another program may have made it since.
    if (const auto read = read_again(); !read) return fail(read.error());
    if (const Secret* key = find(person)) return key;
    if (file_.people.contains(person))
        return fail(UserMessage{
            fmt::format("The key file {} is damaged: the key of a person in it cannot be "
                        "read. Put back a copy of the key file.",
                        path_.string())});
    Secret key = Secret::random();
    file_.people[person] = wrap(key_->key, place_of_person_key(person), key);
    if (const auto written = write_key_file(path_, file_); !written) return fail(written.error());
    return &opened_.emplace(person, std::move(key)).first->second;
}

Result<void> PeopleKeys::destroy(const std::string& person)
{
    if (const auto read = read_again(); !read) return read;
    opened_.erase(person);
    if (file_.people.erase(person) == 0) return {};
    return write_key_file(path_, file_);
}

} // namespace eupnea
