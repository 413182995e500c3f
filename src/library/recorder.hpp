// SPDX-License-Identifier: MIT
// Writes a session into the library while it happens.
#pragma once

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/event.hpp"
#include "library/library.hpp"

namespace eupnea {

/// A session begins with SessionStart and ends with SessionEnd; what comes before or after belongs to
/// none, but for the answers of the check-out. Nothing touches the disk but commit(), which the recorder's thread calls once a second: one
/// transaction, so that a crash loses at most what came since.
///
/// While the disk is full or read-only everything waits in memory, up to four million samples (about
/// an hour of three channels at 350 Hz); later ones are lost and become gaps.
class Recorder {
public:
    explicit Recorder(std::filesystem::path library) : path_(std::move(library)) {}

    void on(const Event& event);

    /// Writes what has come. A notice when writing fails for the first time, and when it goes on.
    std::optional<Notice> commit();

    /// Whether anything of the session is not on the disk yet.
    bool waiting() const { return !samples_.empty() || !events_.empty(); }

    /// The newest session's number in the library, once it has one.
    std::optional<std::int64_t> session() const { return session_; }

private:
    struct KeptEvent {
        std::int64_t position;
        std::int64_t samples_before;
        double time_s;
        std::string kind;
        std::string body;
    };
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
    void keep_answer(const Event& event);
    void keep(const Sample& sample);
    void keep_losses();
    void note(const State& state);
    Result<void, SqlError> write();
    Result<void, SqlError> write_all();
    Result<void, SqlError> write_session();
    Result<void, SqlError> write_samples();
    Result<void, SqlError> write_events();
    Result<void, SqlError> write_summary();
    Notice failure(const SqlError& error) const;

    std::filesystem::path path_;
    std::optional<Library> library_;
    std::optional<SessionStart>
        start_; ///< of the session that is going on, or not yet written whole
    std::optional<std::int64_t> session_;
    std::string writer_;
    std::string pattern_;
    bool ended_ = false;
    bool failing_ = false;
    bool dirty_ = false;
    Timestamp newest_{};
    std::int64_t samples_written_ = 0;
    std::int64_t events_seen_ = 0;
    std::vector<Sample> samples_; ///< not yet written
    std::vector<KeptEvent> events_;
    std::array<Loss, channel_count> losses_{};
    Mean heart_rate_;
    Mean breath_rate_;
};

} // namespace eupnea
