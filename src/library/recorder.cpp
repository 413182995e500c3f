// SPDX-License-Identifier: MIT
#include "library/recorder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/own_folders.hpp"
#include "library/event_json.hpp"
#include "library/person_rows.hpp"
#include "library/process_mark.hpp"
#include "library/sealing/library_key.hpp"
#include "library/sealing/library_seal.hpp"

namespace eupnea {

namespace {

constexpr std::size_t most_waiting = 4'000'000;
constexpr int most_beside = 9;

/// "library-2.db" beside "library.db".
std::filesystem::path beside(const std::filesystem::path& path, int number)
{
    return path.parent_path() /
           fmt::format("{}-{}{}", path.stem().string(), number, path.extension().string());
}

/// Where a session may go that its library does not take, the nearest first.
std::vector<std::filesystem::path> other_places(const std::filesystem::path& path)
{
    std::error_code ignored;
    std::vector<std::filesystem::path> folders{path.parent_path()};
    folders.push_back(home_folder());
    folders.push_back(std::filesystem::temp_directory_path(ignored));
    std::vector<std::filesystem::path> places;
    for (const auto& folder : folders)
        for (int number = 2; number <= most_beside; ++number)
            places.push_back(beside(folder / path.filename(), number));
    return places;
}

} // namespace

std::optional<double> Recorder::Mean::value() const
{
    return count > 0.0 ? std::optional{sum / count} : std::nullopt;
}

void Recorder::on(const Event& event)
{
    if (const auto* start = std::get_if<SessionStart>(&event)) begin(*start);
    if (!head_) return;
    const bool check_out = std::holds_alternative<Answer>(event); // comes when the session is over
    if (ended_ && !check_out) return;
    dirty_ = true;
    if (!check_out) newest_ = std::max(newest_, time_of(event));
    if (const auto* sample = std::get_if<Sample>(&event)) return keep(*sample);
    if (const auto* state = std::get_if<State>(&event)) note(*state);
    const auto* change = std::get_if<PacerChange>(&event);
    if (change && pattern_.empty()) pattern_ = pattern_text(change->pattern);
    if (kind_of(event).storage == EventStorage::row) keep(event);
    const bool ends = std::holds_alternative<SessionEnd>(event);
    ended_ |= ends;
    urgent_ |= ends;
}

void Recorder::begin(const SessionStart& start)
{
    const auto notice = close();
    Recorder fresh{path_, std::move(whose_)};
    fresh.library_ = std::move(library_);
    fresh.failing_ = failing_;
    fresh.head_ = SessionHead{new_identity(), own_process_mark(), start,
                              fresh.whose_ ? fresh.whose_() : std::string{}};
    fresh.urgent_ = true;
    fresh.key_ = held_key();
    if (notice) fresh.news_ = notice->text.view();
    *this = std::move(fresh);
}

void Recorder::keep(const Event& event)
{
    events_.push_back({events_seen_++, samples_seen(), seconds_of(time_of(event)),
                       std::string{kind_of(event).name}, json_of(event)});
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
        dirty_ = true;
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

std::int64_t Recorder::samples_seen() const
{
    return first_sample_ + static_cast<std::int64_t>(samples_.size());
}

std::optional<Notice> Recorder::commit()
{
    urgent_ = false;
    if (!waiting()) return std::nullopt;
    keep_copy();
    const auto written = write();
    if (!written) {
        const bool said = std::exchange(failing_, true);
        return said ? std::nullopt : std::optional{failure(written.error())};
    }
    dirty_ = false;
    keep_losses();
    const bool again = std::exchange(failing_, false);
    const std::string news = std::exchange(news_, {});
    if (!news.empty()) return Notice{newest_, news};
    return again ? std::optional{Notice{newest_, "The recording goes on."}} : std::nullopt;
}

std::optional<Notice> Recorder::close()
{
    auto notice = commit();
    if (!waiting()) return notice;
    for (const auto& place : other_places(path_)) {
        auto other = Library::open_for_writing(place, key_);
        if (!other) continue;
        library_ = std::move(*other);
        const auto written = write_into_library();
        library_.reset();
        if (!written) continue;
        dirty_ = false;
        return Notice{newest_, fmt::format("The library could not be written: the session is in {} "
                                           "instead.",
                                           place.string())};
    }
    return Notice{newest_, fmt::format("The end of this session could not be written to {}.",
                                       path_.string())};
}

/// Without it only the part that is still in memory could be written again.
void Recorder::keep_copy()
{
    if (std::exchange(copy_is_due_, false))
        if (auto made = SessionCopy::make(*head_, key_ != nullptr)) copy_ = std::move(*made);
    if (copy_ && !copy_->add(first_sample_, samples_, events_)) copy_.reset();
}

Result<void, SqlError> Recorder::write()
{
    if (library_ && library_->database().has_moved()) library_.reset();
    const bool was_open = library_.has_value();
    const auto written = write_into_library();
    const bool changed_under_us = was_open && !library_;
    return changed_under_us ? write_into_library() : written;
}

Result<void, SqlError> Recorder::write_into_library()
{
    if (!library_)
        if (const auto opened = open_library(); !opened) return opened;
    Database& db = library_->database();
    const auto session_before = session_;
    const auto written = in_transaction(db, [&] { return write_session(db); });
    if (!written) {
        session_ = session_before;
        const int code = written.error().code;
        if (code != SQLITE_BUSY && code != SQLITE_FULL) library_.reset();
        return written;
    }
    forget_written();
    return {};
}

Result<void, SqlError> Recorder::open_library()
{
    auto library = Library::open_for_writing(path_, key_);
    for (int number = 2; number <= most_beside && !library; ++number) {
        if (!is_no_library(library.error())) break;
        const auto other = beside(path_, number);
        library = Library::open_for_writing(other, key_);
        if (library)
            news_ = fmt::format("{} is no library that can be used: this session is in {} beside "
                                "it.",
                                path_.filename().string(), other.filename().string());
    }
    if (!library) return fail(library.error());
    library_ = std::move(*library);
    return {};
}

Result<SessionPlace, SqlError> Recorder::place_in(Database& db)
{
    const auto found = find_session(db, head_->identity);
    if (!found) return fail(found.error());
    return *found ? Result<SessionPlace, SqlError>{**found} : insert_session(db, *head_);
}

Result<void, SqlError> Recorder::write_session(Database& db)
{
    if (const auto same = check_seal(db); !same) return same;
    const auto place = place_in(db);
    if (!place) return fail(place.error());
    const auto first_event = events_seen_ - static_cast<std::int64_t>(events_.size());
    const bool knows_less = place->samples < first_sample_ || place->events < first_event;
    if (knows_less && news_.empty())
        news_ = copy_ ? "The library was moved, deleted or replaced: this session is in the file "
                        "that is there now, whole."
                      : "The library was moved, deleted or replaced: only what came since is in "
                        "the file that is there now.";
    const auto written =
        knows_less && copy_ ? copy_->write_into(db, place->number) : write_new(db, *place);
    if (!written) return written;
    session_ = place->number;
    return write_figures(db, place->number, figures());
}

Result<void, SqlError> Recorder::write_new(Database& db, const SessionPlace& place)
{
    return write_samples(db, place.number, first_sample_, samples_, place.samples).and_then([&] {
        return write_events(db, place.number, events_from(place.events, events_));
    });
}

/// The newest row of samples stays, because it grows with the next second.
void Recorder::forget_written()
{
    events_.clear();
    const auto whole = samples_.size() - samples_.size() % chunk_samples;
    samples_.erase(samples_.begin(), samples_.begin() + static_cast<std::ptrdiff_t>(whole));
    first_sample_ += static_cast<std::int64_t>(whole);
}

SessionFigures Recorder::figures() const
{
    return {pattern_,
            newest_.time_since_epoch(),
            samples_seen(),
            heart_rate_.value(),
            breath_rate_.value(),
            ended_};
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
