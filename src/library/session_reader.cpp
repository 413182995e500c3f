// SPDX-License-Identifier: MIT
#include "library/session_reader.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "library/event_json.hpp"
#include "library/event_page.hpp"
#include "library/sample_codec.hpp"
#include "library/sealing/private_columns.hpp"

namespace eupnea {

namespace {

constexpr std::size_t page = 256;                       ///< events read at once
constexpr std::int64_t longest = std::int64_t{1} << 53; ///< events or samples in a session
constexpr Seconds latest{1e9};
constexpr std::size_t most_kinds_of_damage = 20;

/// Within what the format can hold, so that it can be counted on from here.
bool is_place(std::int64_t number) { return number >= 0 && number < longest; }

bool is_possible(const Sample& sample)
{
    const Seconds time = sample.time.time_since_epoch();
    return time >= -latest && time <= latest;
}

} // namespace

Result<SessionReader> SessionReader::open(const std::filesystem::path& path, std::int64_t number,
                                          SessionPart part)
{
    auto library = Library::open_for_reading(path);
    if (!library) return fail(library.error());
    auto summary = library->session(number);
    if (!summary) return fail(summary.error());
    return SessionReader{std::move(*library), std::move(*summary), part};
}

std::optional<Event> SessionReader::next()
{
    for (;;) {
        if (events_.empty() && !events_over_) read_events();
        if (samples_.empty() && !samples_over_) read_samples();
        const bool event_is_due =
            !events_.empty() &&
            (samples_.empty() || events_.front().samples_before <= samples_given_);
        if (event_is_due) {
            const auto event = std::move(events_.front().event);
            events_.pop_front();
            if (event) return event;
            continue;
        }
        if (samples_.empty() && events_over_ && samples_over_) return std::nullopt;
        if (samples_.empty()) continue; // what came was damaged
        const Sample sample = samples_.front();
        samples_.pop_front();
        ++samples_given_;
        return sample;
    }
}

double SessionReader::progress() const
{
    if (summary_.samples == 0) return 1.0;
    return std::min(1.0,
                    static_cast<double>(samples_given_) / static_cast<double>(summary_.samples));
}

void SessionReader::read_events()
{
    if (library_.database().cipher())
        read_event_pages();
    else
        read_event_rows();
}

void SessionReader::read_event_rows()
{
    Statement select{library_.database(),
                     "SELECT position, samples_before, time_s, kind, body FROM event "
                     "WHERE session = ? AND position >= ? ORDER BY position LIMIT ?"};
    select.bind(summary_.number).bind(next_position_).bind(static_cast<std::int64_t>(page));
    for (;;) {
        const auto row = select.step();
        if (!row) note_damage(row.error().text);
        if (!row || !*row) break;
        const std::int64_t position = select.integer(0);
        if (!is_place(position) || position < next_position_) {
            note_damage("an event has an impossible position");
            break;
        }
        add({position, select.integer(1), select.real(2), select.text(3), select.text(4)});
    }
    events_over_ = events_.empty();
}

/// Until there is an event, or no page any more.
void SessionReader::read_event_pages()
{
    Statement select{
        library_.database(),
        fmt::format("SELECT page, {} FROM sealed_events WHERE session = ? AND page >= ? "
                    "ORDER BY page",
                    opened_sql("sealed_events", "body"))};
    select.bind(summary_.number).bind(next_page_);
    while (events_.size() < page) {
        const auto row = select.step();
        if (!row) note_damage(row.error().text);
        if (!row || !*row) break;
        next_page_ = select.integer(0) + 1;
        const auto rows = decode_page(select.bytes(1));
        if (!rows) note_damage("a page of events is damaged, or is not in its place");
        if (!rows) continue;
        for (const EventRow& event : *rows)
            if (is_place(event.position) && event.position >= next_position_) add(event);
    }
    events_over_ = events_.empty();
}

void SessionReader::add(EventRow row)
{
    next_position_ = row.position + 1;
    auto event = event_of(row.kind, row.body);
    if (!event)
        note_damage(fmt::format("an event of the kind \"{:.40}\" is unknown or damaged", row.kind));
    const bool is_input = event && kind_of(*event).role == EventRole::input;
    if (part_ == SessionPart::inputs && !is_input) event.reset();
    events_.push_back({row.samples_before, std::move(event)});
}

void SessionReader::read_samples()
{
    Statement select{library_.database(),
                     fmt::format("SELECT first, {} FROM samples WHERE session = ? AND first > ? "
                                 "ORDER BY first LIMIT 1",
                                 private_sql(library_.database(), "samples", "body"))};
    const auto row = select.bind(summary_.number).bind(last_chunk_.value_or(-1)).step();
    samples_over_ = !row || !*row;
    if (!row) note_damage(row.error().text);
    if (samples_over_) return;
    const std::int64_t first = select.integer(0);
    samples_over_ = !is_place(first) || first <= last_chunk_.value_or(-1);
    if (samples_over_) return note_damage("a chunk of samples has an impossible position");
    last_chunk_ = first;
    const auto samples = decode_samples(select.bytes(1));
    const bool whole = samples && std::ranges::all_of(*samples, is_possible);
    if (!whole || first < samples_given_) return note_damage("a chunk of samples is damaged");
    samples_given_ = first;
    samples_.assign(samples->begin(), samples->end());
}

void SessionReader::note_damage(const std::string& what)
{
    const bool known = damage_.contains(what) || damage_.size() < most_kinds_of_damage;
    ++damage_[known ? what : "and more"];
}

std::vector<std::string> SessionReader::notes() const
{
    std::vector<std::string> sentences;
    for (const auto& [what, count] : damage_)
        sentences.push_back(
            count == 1 ? fmt::format("Part of the session could not be read: {}.", what)
                       : fmt::format("Parts of the session could not be read: {} ({} times).", what,
                                     count));
    return sentences;
}

} // namespace eupnea
