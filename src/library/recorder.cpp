// SPDX-License-Identifier: MIT
#include "library/recorder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <utility>

#include "base/event_words.hpp"
#include "library/event_json.hpp"
#include "library/process_mark.hpp"
#include "library/sample_codec.hpp"

namespace eupnea {

namespace {

constexpr std::size_t most_waiting = 4'000'000;
constexpr std::size_t chunk_size = 1 << 16;

} // namespace

std::optional<double> Recorder::Mean::value() const
{
    return count > 0.0 ? std::optional{sum / count} : std::nullopt;
}

void Recorder::on(const Event& event)
{
    if (const auto* start = std::get_if<SessionStart>(&event)) begin(*start);
    if (!start_) return;
    if (std::holds_alternative<Answer>(event)) return keep_answer(event);
    if (ended_) return;
    dirty_ = true;
    newest_ = std::max(newest_, time_of(event));
    if (const auto* sample = std::get_if<Sample>(&event)) return keep(*sample);
    if (const auto* state = std::get_if<State>(&event)) note(*state);
    const auto* change = std::get_if<PacerChange>(&event);
    if (change && pattern_.empty()) pattern_ = pattern_text(change->pattern);
    if (is_kept_as_json(event)) keep(event);
    ended_ = std::holds_alternative<SessionEnd>(event);
}

/// The last chance for a session that the disk has not taken yet.
void Recorder::begin(const SessionStart& start)
{
    (void)commit();
    Recorder fresh{path_};
    fresh.library_ = std::move(library_);
    fresh.failing_ = failing_;
    fresh.start_ = start;
    fresh.writer_ = own_process_mark();
    *this = std::move(fresh);
}

/// The check-out comes when the session is over.
void Recorder::keep_answer(const Event& event)
{
    dirty_ = true;
    keep(event);
}

void Recorder::keep(const Event& event)
{
    const auto before = samples_written_ + static_cast<std::int64_t>(samples_.size());
    events_.push_back({events_seen_++, before, seconds_of(time_of(event)),
                       std::string{kind_of(event)}, json_of(event)});
}

void Recorder::keep(const Sample& sample)
{
    if (samples_.size() < most_waiting) {
        samples_.push_back(sample);
        return;
    }
    Loss& loss = losses_[static_cast<std::size_t>(sample.channel)];
    if (loss.missing++ == 0) loss.from = sample.time;
    loss.until = sample.time;
}

/// After memory was full and the disk has taken it all.
void Recorder::keep_losses()
{
    for (std::size_t i = 0; i < channel_count; ++i) {
        const Loss loss = std::exchange(losses_[i], {});
        if (loss.missing == 0) continue;
        keep(Event{Gap{static_cast<Channel>(i), loss.from, loss.until, loss.missing,
                       GapCause::queue_full}});
    }
}

void Recorder::note(const State& state)
{
    const auto add = [](Mean& mean, const std::optional<float>& value) {
        if (!value) return;
        mean.sum += static_cast<double>(*value);
        mean.count += 1.0;
    };
    add(heart_rate_, state.heart_rate_bpm);
    add(breath_rate_, state.breath_rate_per_min);
}

std::optional<Notice> Recorder::commit()
{
    if (!start_ || !dirty_) return std::nullopt;
    const auto written = write();
    if (!written) {
        const bool told = std::exchange(failing_, true);
        return told ? std::nullopt : std::optional{failure(written.error())};
    }
    dirty_ = false;
    keep_losses();
    if (!std::exchange(failing_, false)) return std::nullopt;
    return Notice{newest_, "The recording goes on."};
}

Result<void, SqlError> Recorder::write()
{
    if (!library_) {
        auto library = Library::open_for_writing(path_);
        if (!library) return fail(library.error());
        library_ = std::move(*library);
    }
    Database& db = library_->database();
    const auto session_before = session_;
    auto written = db.run("BEGIN IMMEDIATE");
    if (written) written = write_all();
    if (written) written = db.run("COMMIT");
    if (!written) {
        const SqlError error = written.error();
        if (sqlite3_get_autocommit(db.handle()) == 0) (void)db.run("ROLLBACK");
        session_ = session_before;
        if (error.code != SQLITE_BUSY && error.code != SQLITE_FULL) library_.reset();
        return fail(error);
    }
    samples_written_ += static_cast<std::int64_t>(samples_.size());
    samples_.clear();
    events_.clear();
    return {};
}

Result<void, SqlError> Recorder::write_all()
{
    return write_session()
        .and_then([&] { return write_samples(); })
        .and_then([&] { return write_events(); })
        .and_then([&] { return write_summary(); });
}

Result<void, SqlError> Recorder::write_session()
{
    if (session_) return {};
    Statement insert{library_->database(),
                     "INSERT INTO session (begun_unix_ms, device, origin, planned_s, writer) "
                     "VALUES (?, ?, ?, ?, ?)"};
    const auto inserted = insert.bind(start_->unix_ms)
                              .bind(start_->device.view())
                              .bind(word_for(start_->origin))
                              .bind(start_->planned.count())
                              .bind(std::string_view{writer_})
                              .run();
    if (inserted) session_ = library_->database().last_row();
    return inserted;
}

Result<void, SqlError> Recorder::write_samples()
{
    for (std::size_t from = 0; from < samples_.size(); from += chunk_size) {
        const auto chunk =
            std::span{samples_}.subspan(from, std::min(chunk_size, samples_.size() - from));
        Statement insert{library_->database(),
                         "INSERT INTO samples (session, first, body) VALUES (?, ?, ?)"};
        const auto body = encode(chunk);
        const auto inserted = insert.bind(*session_)
                                  .bind(samples_written_ + static_cast<std::int64_t>(from))
                                  .bind(std::span<const std::uint8_t>{body})
                                  .run();
        if (!inserted) return inserted;
    }
    return {};
}

Result<void, SqlError> Recorder::write_events()
{
    for (const KeptEvent& event : events_) {
        Statement insert{
            library_->database(),
            "INSERT INTO event (session, position, samples_before, time_s, kind, body) "
            "VALUES (?, ?, ?, ?, ?, ?)"};
        const auto inserted = insert.bind(*session_)
                                  .bind(event.position)
                                  .bind(event.samples_before)
                                  .bind(event.time_s)
                                  .bind(std::string_view{event.kind})
                                  .bind(std::string_view{event.body})
                                  .run();
        if (!inserted) return inserted;
    }
    return {};
}

Result<void, SqlError> Recorder::write_summary()
{
    Statement update{library_->database(),
                     "UPDATE session SET pattern = ?, length_s = ?, samples = ?, "
                     "mean_heart_rate_bpm = ?, mean_breath_rate_per_min = ?, ended = ? "
                     "WHERE number = ?"};
    return update.bind(std::string_view{pattern_})
        .bind(seconds_of(newest_))
        .bind(samples_written_ + static_cast<std::int64_t>(samples_.size()))
        .bind(heart_rate_.value())
        .bind(breath_rate_.value())
        .bind(std::string_view{ended_ ? "finished" : ""})
        .bind(*session_)
        .run();
}

Notice Recorder::failure(const SqlError& error) const
{
    if (error.code == SQLITE_FULL || error.code == SQLITE_IOERR)
        return {newest_,
                "The disk is full or failing: this session is not being recorded. Make room, "
                "and all of it will be."};
    const std::string why = complaint_of(error, path_).sentence;
    return {newest_, std::string_view{fmt::format("This session is not being recorded. {}", why)}};
}

} // namespace eupnea
