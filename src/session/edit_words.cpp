// SPDX-License-Identifier: MIT
#include "session/edit_words.hpp"

#include <fmt/format.h>

#include "base/event_words.hpp"

namespace eupnea {

namespace {

std::string clock(Timestamp time)
{
    const double seconds = seconds_of(time);
    const auto minutes = static_cast<long>(seconds / 60.0);
    return fmt::format("{}:{:04.1f}", minutes, seconds - 60.0 * static_cast<double>(minutes));
}

std::string stretch(const Edited& edit)
{
    return fmt::format("{} to {}", clock(edit.time), clock(edit.until));
}

} // namespace

std::string words_for(const Edited& edit)
{
    const std::uint64_t number = std::uint64_t{edit.interval} + 1;
    switch (edit.edit) {
    case EditKind::mark:
        return fmt::format("interval {} marked as {}", number, word_for(edit.beat_class));
    case EditKind::split:
        return fmt::format("interval {} split into {}", number, edit.parts);
    case EditKind::merge:
        return fmt::format("interval {} merged with the next", number);
    case EditKind::restore:
        return fmt::format("interval {} as it was measured", number);
    case EditKind::insert:
        return fmt::format("a beat put in, {:.0f} ms into interval {}", edit.offset.count(),
                           number);
    case EditKind::move:
        return fmt::format("the beat after interval {} moved by {:+.0f} ms", number,
                           edit.offset.count());
    case EditKind::exclude:
        return edit.reason.empty()
                   ? fmt::format("{} left out", stretch(edit))
                   : fmt::format("{} left out: {}", stretch(edit), edit.reason.view());
    case EditKind::include:
        return fmt::format("{} counts again", stretch(edit));
    case EditKind::turn:
        return fmt::format("the turn of the breath at {} moved to {}", clock(edit.time),
                           clock(edit.until));
    case EditKind::undo:
        return "the last edit taken back";
    case EditKind::redo:
        return "it was made again";
    }
    return {};
}

std::string_view sentence(EditRefusal refusal)
{
    switch (refusal) {
    case EditRefusal::no_such_interval:
        return "There is no interval of this number.";
    case EditRefusal::nothing_to_merge_with:
        return "It is the last interval, or the last before a hole: there is none after it.";
    case EditRefusal::impossible_parts:
        return "An interval can be split into two or more parts of at least 200 ms.";
    case EditRefusal::impossible_place:
        return "A beat keeps 200 ms to its neighbours, and a turn stays between its own.";
    case EditRefusal::no_such_turn:
        return "No breath turns at that time.";
    case EditRefusal::empty_stretch:
        return "A stretch ends after it begins.";
    case EditRefusal::nothing_to_undo:
        return "There is no edit to take back.";
    case EditRefusal::nothing_to_redo:
        return "There is no edit to make again.";
    }
    return {};
}

} // namespace eupnea
