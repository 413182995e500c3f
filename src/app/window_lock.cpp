// SPDX-License-Identifier: MIT
#include "app/window_lock.hpp"

#include "app/access_note.hpp"
#include "library/sealing/library_seal.hpp"

namespace eupnea::app {

namespace {

Result<void> unlock_with(const std::filesystem::path& library, const Passphrase& passphrase)
{
    const auto key = unlock(library, passphrase);
    if (!key) return fail(key.error());
    hold(*key);
    note_access(library, Access::opened);
    return {};
}

} // namespace

ui::Lock lock_of(const SessionOptions& options, LibraryWorker& worker)
{
    const auto library = options.library_path();
    if (!is_sealed(library)) return {};
    // From now on the window asks, and nobody else.
    ask_for_keys_with({});
    return {.unlock =
                [library, &worker](const std::string& words) {
                    return worker.post([library, words = Passphrase{words}] {
                        return unlock_with(library, words);
                    });
                },
            .forget_keys = [] { hold(nullptr); },
            .after = Seconds{60.0 * options.lock_after},
            .locked = held_key() == nullptr};
}

} // namespace eupnea::app
