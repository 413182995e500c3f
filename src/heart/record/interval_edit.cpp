// SPDX-License-Identifier: MIT
// Intervals as a person corrects them by hand; what was measured stays.
#include "heart/record/interval_edit.hpp"

#include <algorithm>
#include <utility>

#include "base/limits.hpp"

namespace eupnea {
EditedIntervals::EditedIntervals(std::span<const Milliseconds> measured,
                                 std::vector<std::size_t> after_holes)
    : measured_(measured.begin(), measured.end()), after_holes_(std::move(after_holes)),
      intervals_(as_measured(0, measured.size()))
{}

std::vector<EditedInterval> EditedIntervals::as_measured(std::size_t first, std::size_t count) const
{
    std::vector<EditedInterval> intervals;
    for (std::size_t i = first; i < first + count; ++i)
        intervals.push_back({measured_[i], i, 1, BeatClass::normal, false});
    return intervals;
}

std::optional<EditRefusal> EditedIntervals::apply(const IntervalEdit& edit)
{
    if (edit.at >= intervals_.size()) return EditRefusal::no_such_interval;
    switch (edit.kind) {
    case IntervalEdit::Kind::mark:
        intervals_[edit.at].beat_class = edit.beat_class;
        intervals_[edit.at].vouched_for = edit.beat_class == BeatClass::normal;
        break;
    case IntervalEdit::Kind::split:
        return split(edit.at, edit.parts);
    case IntervalEdit::Kind::merge:
        return merge(edit.at);
    case IntervalEdit::Kind::restore:
        restore(edit.at);
        break;
    case IntervalEdit::Kind::insert:
        return insert(edit.at, edit.offset);
    case IntervalEdit::Kind::move:
        return move(edit.at, edit.offset);
    }
    return std::nullopt;
}

std::optional<EditRefusal> EditedIntervals::split(std::size_t at, std::size_t parts)
{
    EditedInterval part = intervals_[at];
    if (parts < 2 || part.length < shortest_interval * static_cast<double>(parts))
        return EditRefusal::impossible_parts;
    part.length /= static_cast<double>(parts);
    part.beat_class = BeatClass::missed;
    part.vouched_for = false;
    intervals_[at] = part;
    intervals_.insert(intervals_.begin() + static_cast<std::ptrdiff_t>(at), parts - 1, part);
    return std::nullopt;
}

std::optional<EditRefusal> EditedIntervals::merge(std::size_t at)
{
    if (!joins_next(at)) return EditRefusal::nothing_to_merge_with;
    EditedInterval& into = intervals_[at];
    const EditedInterval& next = intervals_[at + 1];
    into.length += next.length;
    into.count = next.first + next.count - into.first;
    into.beat_class = BeatClass::extra;
    into.vouched_for = false;
    intervals_.erase(intervals_.begin() + static_cast<std::ptrdiff_t>(at) + 1);
    return std::nullopt;
}

/// The next one begins where it ends.
bool EditedIntervals::joins_next(std::size_t at) const
{
    if (at + 1 >= intervals_.size()) return false;
    const EditedInterval& next = intervals_[at + 1];
    return next.first < intervals_[at].first + intervals_[at].count ||
           !std::ranges::binary_search(after_holes_, next.first);
}

std::optional<EditRefusal> EditedIntervals::insert(std::size_t at, Milliseconds offset)
{
    EditedInterval before = intervals_[at];
    if (offset < shortest_interval || before.length - offset < shortest_interval)
        return EditRefusal::impossible_place;
    EditedInterval after = before;
    before.length = offset;
    after.length -= offset;
    for (EditedInterval* part : {&before, &after}) {
        part->beat_class = BeatClass::missed;
        part->vouched_for = false;
    }
    intervals_[at] = after;
    intervals_.insert(intervals_.begin() + static_cast<std::ptrdiff_t>(at), before);
    return std::nullopt;
}

/// The two intervals beside the beat stand together for what was measured there.
std::optional<EditRefusal> EditedIntervals::move(std::size_t at, Milliseconds offset)
{
    if (!joins_next(at)) return EditRefusal::nothing_to_merge_with;
    EditedInterval& before = intervals_[at];
    EditedInterval& after = intervals_[at + 1];
    if (before.length + offset < shortest_interval || after.length - offset < shortest_interval)
        return EditRefusal::impossible_place;
    const std::size_t end = std::max(before.first + before.count, after.first + after.count);
    before.length += offset;
    after.length -= offset;
    for (EditedInterval* part : {&before, &after}) {
        part->beat_class = BeatClass::normal;
        part->vouched_for = false;
    }
    after.first = before.first;
    before.count = after.count = end - before.first;
    return std::nullopt;
}

/// Everything that stands for any of the same measured intervals goes back with it.
void EditedIntervals::restore(std::size_t at)
{
    std::size_t first = intervals_[at].first;
    std::size_t end = first + intervals_[at].count;
    std::size_t from = at;
    std::size_t until = at + 1;
    const auto overlaps = [&](const EditedInterval& interval) {
        return interval.first < end && interval.first + interval.count > first;
    };
    for (bool grew = true; grew;) {
        grew = false;
        if (from > 0 && overlaps(intervals_[from - 1])) --from, grew = true;
        if (until < intervals_.size() && overlaps(intervals_[until])) ++until, grew = true;
        for (std::size_t i = from; i < until; ++i) {
            first = std::min(first, intervals_[i].first);
            end = std::max(end, intervals_[i].first + intervals_[i].count);
        }
    }
    const auto originals = as_measured(first, end - first);
    const auto place = intervals_.erase(intervals_.begin() + static_cast<std::ptrdiff_t>(from),
                                        intervals_.begin() + static_cast<std::ptrdiff_t>(until));
    intervals_.insert(place, originals.begin(), originals.end());
}

} // namespace eupnea
