// SPDX-License-Identifier: MIT
// The key of an unlocked library, and who holds it.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "library/sealing/key_file.hpp"

namespace eupnea {

/// Lives as long as somebody holds it: the program until it locks itself, the recorder until its session is written.
struct LibraryKey {
    Secret key;
    KeyFile file; ///< as it was read, for a library that is made beside it
};
using HeldKey = std::shared_ptr<const LibraryKey>;

/// A library key that no file knows yet.
Result<HeldKey> new_library_key(const Passphrase& passphrase, const PassphraseCost& cost = {});

/// An error for a wrong passphrase, and for a key file that is missing or damaged.
Result<HeldKey> unlock(const std::filesystem::path& library, const Passphrase& passphrase);
Result<HeldKey> unlock_with_recovery_key(const std::filesystem::path& library,
                                         const Passphrase& recovery_key);

/// The key file with the same library key under another passphrase. What the old one opens is overwritten.
Result<void> change_passphrase(const std::filesystem::path& library, const LibraryKey& key,
                               const Passphrase& passphrase, const PassphraseCost& cost = {});
/// Puts a new recovery key in place of the one before; it is kept nowhere.
Result<Passphrase> make_recovery_key(const std::filesystem::path& library, const LibraryKey& key);

/// What this process holds: from the passphrase until it locks itself. Libraries that are open keep what they have.
HeldKey held_key();
void hold(HeldKey key);

/// Asked when a sealed library is opened and its key is not held; set once, before there are threads. Without it,
/// or when it has no answer, the library stays closed.
using AskForKey = std::function<HeldKey(const std::filesystem::path& library)>;
void ask_for_keys_with(AskForKey ask);
HeldKey ask_for_key(const std::filesystem::path& library);

} // namespace eupnea
