// SPDX-License-Identifier: MIT
#include "library/sealing/key_file.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <nlohmann/json.hpp>

#include "base/small_file.hpp"
#include "library/sealing/replaced_file.hpp"

namespace eupnea {

namespace {

using Json = nlohmann::json;

constexpr int format = 1;
constexpr std::size_t longest_key_file = 16 << 20; ///< bytes; a person takes 700

std::string hex_of(const ByteVector& bytes)
{
    std::string text(2 * bytes.size() + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
    text.pop_back();
    return text;
}

/// Throws what the JSON library throws for a value of another kind.
ByteVector bytes_of(const Json& json)
{
    const auto text = json.get<std::string>();
    ByteVector bytes(text.size() / 2);
    std::size_t length = 0;
    const int code = sodium_hex2bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr,
                                    &length, nullptr);
    if (code != 0 || 2 * length != text.size()) return {};
    return bytes;
}

Json json_of(const KeyFile& keys)
{
    Json json{{"eupnea_keys", format},
              {"library", keys.library},
              {"passphrase",
               {{"passes", keys.cost.passes},
                {"memory_bytes", keys.cost.memory_bytes},
                {"salt", hex_of(keys.salt)},
                {"library_key", hex_of(keys.by_passphrase)}}},
              {"people", Json::object()}};
    if (!keys.by_recovery.empty()) json["recovery"] = {{"library_key", hex_of(keys.by_recovery)}};
    for (const auto& [person, key] : keys.people) json["people"][person] = hex_of(key);
    return json;
}

KeyFile keys_in(const Json& json)
{
    KeyFile keys;
    const Json& passphrase = json.at("passphrase");
    keys.library = json.at("library").get<std::string>();
    keys.cost = {passphrase.at("passes").get<std::uint64_t>(),
                 passphrase.at("memory_bytes").get<std::uint64_t>()};
    keys.salt = bytes_of(passphrase.at("salt"));
    keys.by_passphrase = bytes_of(passphrase.at("library_key"));
    if (json.contains("recovery")) keys.by_recovery = bytes_of(json["recovery"].at("library_key"));
    for (const auto& [person, key] : json.at("people").items()) keys.people[person] = bytes_of(key);
    return keys;
}

UserMessage damaged(const std::filesystem::path& path)
{
    return {fmt::format(
        "The key file {} is damaged or cut off, and without it the library stays closed. Put "
        "back a copy of the key file.",
        path.string())};
}

} // namespace

std::filesystem::path key_file_of(const std::filesystem::path& library)
{
    return std::filesystem::path{library} += ".keys";
}

Result<KeyFile> read_key_file(const std::filesystem::path& path)
{
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored))
        return fail(UserMessage{
            fmt::format("The library is sealed and its key file {} is not there. Put it "
                        "back: nothing else opens the library.",
                        path.string())});
    const auto text = read_small_file(path, longest_key_file);
    if (!text) return fail(text.error());
    try {
        const auto json = Json::parse(*text);
        if (json.at("eupnea_keys").get<int>() > format)
            return fail(UserMessage{
                fmt::format("{} was made by a newer version of Eupnea.", path.string())});
        KeyFile keys = keys_in(json);
        if (keys.salt.size() != salt_size || !keys.cost.is_bearable()) return fail(damaged(path));
        return keys;
    } catch (const Json::exception&) {
        return fail(damaged(path));
    }
}

Result<void> write_key_file(const std::filesystem::path& path, const KeyFile& keys)
{
    return replace_file(path, json_of(keys).dump(1) + "\n");
}

std::string place_of_library_key(const std::string& library) { return "library key " + library; }

std::string place_of_person_key(const std::string& person) { return "person key " + person; }

} // namespace eupnea
