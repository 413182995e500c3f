// SPDX-License-Identifier: MIT
#include "library/sealing/library_key.hpp"

#include <fmt/format.h>

#include <atomic>

#include "library/person_rows.hpp"
#include "library/sealing/sealed_bytes.hpp"

namespace eupnea {

namespace {

std::atomic<HeldKey>& held()
{
    static std::atomic<HeldKey> key;
    return key;
}

AskForKey& ask_function()
{
    static AskForKey ask;
    return ask;
}

HeldKey library_key(Secret key, KeyFile file)
{
    return std::make_shared<const LibraryKey>(LibraryKey{std::move(key), std::move(file)});
}

Result<void> wrap_with(KeyFile& file, const Secret& library_key, const Passphrase& passphrase,
                       const PassphraseCost& cost)
{
    file.cost = cost;
    file.salt = new_salt();
    const auto key = key_of(passphrase, file.salt, cost);
    if (!key) return fail(key.error());
    file.by_passphrase = wrap(*key, place_of_library_key(file.library), library_key);
    return {};
}

} // namespace

Result<HeldKey> new_library_key(const Passphrase& passphrase, const PassphraseCost& cost)
{
    KeyFile file;
    file.library = new_identity();
    Secret key = Secret::random();
    if (const auto done = wrap_with(file, key, passphrase, cost); !done) return fail(done.error());
    return library_key(std::move(key), std::move(file));
}

Result<HeldKey> unlock(const std::filesystem::path& library, const Passphrase& passphrase)
{
    auto file = read_key_file(key_file_of(library));
    if (!file) return fail(file.error());
    const auto key = key_of(passphrase, file->salt, file->cost);
    if (!key) return fail(key.error());
    auto opened = unwrap(*key, place_of_library_key(file->library), file->by_passphrase);
    if (!opened)
        return fail(UserMessage{
            fmt::format("This is not the passphrase of {}. Nothing has changed; try again.",
                        library.string())});
    return library_key(std::move(*opened), std::move(*file));
}

Result<HeldKey> unlock_with_recovery_key(const std::filesystem::path& library,
                                         const Passphrase& recovery_key)
{
    auto file = read_key_file(key_file_of(library));
    if (!file) return fail(file.error());
    auto opened = unwrap(key_of_recovery(recovery_key), place_of_library_key(file->library),
                         file->by_recovery);
    if (!opened)
        return fail(UserMessage{
            fmt::format("This is not the recovery key of {}. Only the newest one that was "
                        "printed counts.",
                        library.string())});
    return library_key(std::move(*opened), std::move(*file));
}

Result<void> change_passphrase(const std::filesystem::path& library, const LibraryKey& key,
                               const Passphrase& passphrase, const PassphraseCost& cost)
{
    const auto path = key_file_of(library);
    auto file = read_key_file(path);
    if (!file) return fail(file.error());
    return wrap_with(*file, key.key, passphrase, cost).and_then([&] {
        return write_key_file(path, *file);
    });
}

Result<Passphrase> make_recovery_key(const std::filesystem::path& library, const LibraryKey& key)
{
    const auto path = key_file_of(library);
    auto file = read_key_file(path);
    if (!file) return fail(file.error());
    Passphrase recovery_key = new_recovery_key();
    file->by_recovery =
        wrap(key_of_recovery(recovery_key), place_of_library_key(file->library), key.key);
    const auto written = write_key_file(path, *file);
    if (!written) return fail(written.error());
    return recovery_key;
}

HeldKey held_key() { return held().load(); }

void hold(HeldKey key) { held().store(std::move(key)); }

void ask_for_keys_with(AskForKey ask) { ask_function() = std::move(ask); }

HeldKey ask_for_key(const std::filesystem::path& library)
{
    return ask_function() ? ask_function()(library) : nullptr;
}

} // namespace eupnea
