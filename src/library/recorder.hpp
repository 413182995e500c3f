// SPDX-License-Identifier: MIT
// Writes a session into the library while it happens.
#pragma once

#include <array>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/event.hpp"
#include "library/library.hpp"
#include "library/session_copy.hpp"

namespace eupnea {

/// A session begins with SessionStart and ends with SessionEnd; what comes before or after belongs to
/// none, but for the answers of the check-out. Nothing touches the disk but commit() and close(), which the
/// recorder's thread calls: one transaction a second, so that a crash loses at most what came since.
///
/// Each session has an identity of its own. A library that does not know it, because it was deleted or replaced
/// while the session was going on, or knows less of it, gets it whole. Where the library's file is not one of
/// Eupnea any more, the session goes to a file beside it.
///
/// While the disk is full or read-only everything waits in memory, up to four million samples (about
/// an hour of three channels at 350 Hz); later ones are lost and become gaps.
class Recorder {
public:
    /// The identity of the person whose session begins; empty: whoever has the library alone.
    using Whose = std::function<std::string()>;

    explicit Recorder(std::filesystem::path library, Whose whose = {})
        : path_(std::move(library)), whose_(std::move(whose))
    {}

    void on(const Event& event);

    /// Writes what has come. A notice when writing fails for the first time, when it goes on, and when the
    /// session is in another file than before.
    std::optional<Notice> commit();

    /// The last chance for the session: what the library does not take goes to a file beside it, at home, or
    /// among the temporary files. A notice that names it, or that it was lost.
    std::optional<Notice> close();

    /// A session has just begun or ended: commit() should not wait for its second.
    bool urgent() const { return urgent_; }

    /// Whether anything of the session is not on the disk yet.
    bool waiting() const { return head_ && dirty_; }

    /// The newest session's number in the library, once it has one.
    std::optional<std::int64_t> session() const { return session_; }

private:
    struct Mean {
        double sum = 0.0;
        double count = 0.0;
        std::optional<double> value() const;
    };
    struct Loss {
        Timestamp from{};
        Timestamp until{};
        std::uint32_t missing = 0;
    };

    void begin(const SessionStart& start);
    void keep(const Event& event);
    void keep(const Sample& sample);
    void keep_losses();
    void note(const State& state);
    void keep_copy();
    Result<void, SqlError> write();
    Result<void, SqlError> write_into_library();
    Result<void, SqlError> open_library();
    Result<SessionPlace, SqlError> place_in(Database& db);
    Result<void, SqlError> write_session(Database& db);
    Result<void, SqlError> write_new(Database& db, const SessionPlace& place);
    void forget_written();
    SessionFigures figures() const;
    std::int64_t samples_seen() const;
    Notice failure(const SqlError& error) const;

    std::filesystem::path path_;
    Whose whose_;
    std::optional<Library> library_;
    HeldKey
        key_; ///< of a sealed library, for as long as its session is written: a lock of the program leaves it
    std::optional<SessionHead> head_; ///< of the session that is going on, or not yet written whole
    std::optional<SessionCopy> copy_; ///< none when temporary files cannot be written
    std::optional<std::int64_t> session_;
    std::string pattern_;
    bool ended_ = false;
    bool failing_ = false;
    bool dirty_ = false;
    bool urgent_ = false;
    bool copy_is_due_ = true;
    std::string news_; ///< to be said with the next commit
    Timestamp newest_{};
    std::int64_t first_sample_ = 0; ///< number of samples_.front() in the session
    std::int64_t events_seen_ = 0;
    std::vector<Sample> samples_; ///< of the newest row, which still grows, and what is not written
    std::vector<EventRow> events_; ///< not yet written
    std::array<Loss, channel_count> losses_{};
    Mean heart_rate_;
    Mean breath_rate_;
};

} // namespace eupnea
