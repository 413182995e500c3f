// SPDX-License-Identifier: MIT
// A recorded session as the events that it was, in their order.
#pragma once

#include <deque>
#include <filesystem>
#include <map>
#include <optional>

#include "base/event.hpp"
#include "base/result.hpp"
#include "library/event_rows.hpp"
#include "library/library.hpp"

namespace eupnea {

enum class SessionPart : std::uint8_t {
    inputs = 0, ///< what the pipeline was given: from the sensor and the person, for replay
    all,        ///< also what the pipeline found, for review; without the drawn breath
};

/// The same doubles in the same order as they were recorded. Reads a page at a time and holds no lock
/// in between, so that another session can be recorded meanwhile.
class SessionReader {
public:
    static Result<SessionReader> open(const std::filesystem::path& library, std::int64_t number,
                                      SessionPart part = SessionPart::inputs);

    const SessionSummary& summary() const { return summary_; }

    std::optional<Event> next();
    double progress() const; ///< 0 to 1, in samples

    /// Parts that could not be read, as sentences: one for each kind of damage.
    std::vector<std::string> notes() const;

private:
    struct PlacedEvent {
        std::int64_t samples_before;
        std::optional<Event> event; ///< none when it is of another part
    };

    SessionReader(Library library, SessionSummary summary, SessionPart part)
        : library_(std::move(library)), summary_(std::move(summary)), part_(part)
    {}
    void read_events();
    void read_event_rows();
    void read_event_pages();
    void add(EventRow row);
    void read_samples();
    void note_damage(const std::string& what);

    Library library_;
    SessionSummary summary_;
    SessionPart part_;
    std::deque<PlacedEvent> events_;
    std::deque<Sample> samples_;
    std::int64_t next_position_ = 0;
    std::int64_t next_page_ = 0;
    std::int64_t samples_given_ = 0;
    std::optional<std::int64_t> last_chunk_;
    bool events_over_ = false;
    bool samples_over_ = false;
    std::map<std::string, std::size_t> damage_; ///< and how often it was met
};

} // namespace eupnea
