// SPDX-License-Identifier: MIT
// Intervals as a person corrects them by hand; what was measured stays.
#include "heart/record/interval_edit.hpp"

#include <algorithm>
#include <utility>

#include "base/limits.hpp"

namespace eupnea {
namespace {} // namespace

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
    const auto refusal = change(edit);
    if (!refusal) edits_.push_back(edit);
    return refusal;
}

bool EditedIntervals::undo()
{
    if (edits_.empty()) return false;
    edits_.pop_back();
    intervals_ = as_measured(0, measured_.size());
    for (const IntervalEdit& edit : edits_) change(edit);
    return true;
}

std::optional<EditRefusal> EditedIntervals::change(const IntervalEdit& edit)
{
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
    if (at + 1 >= intervals_.size()) return EditRefusal::nothing_to_merge_with;
    EditedInterval& into = intervals_[at];
    const EditedInterval& next = intervals_[at + 1];
    if (std::ranges::binary_search(after_holes_, next.first))
        return EditRefusal::nothing_to_merge_with;
    into.length += next.length;
    into.count = next.first + next.count - into.first;
    into.beat_class = BeatClass::extra;
    into.vouched_for = false;
    intervals_.erase(intervals_.begin() + static_cast<std::ptrdiff_t>(at) + 1);
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
