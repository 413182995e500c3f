// SPDX-License-Identifier: MIT
// The beats of a finished recording with what each turned out to be.
#include "heart/record/classified_beats.hpp"

#include <algorithm>

#include "heart/beat_corrector.hpp"
#include "heart/record/whole_record.hpp"

namespace eupnea {
namespace {

ClassifiedBeat extra(const Beat& beat)
{
    return {beat, {0, beat.time, BeatClass::extra, std::nullopt, 1}};
}

/// A normal interval is a measured one: one after a beat that was moved is not.
BeatClass class_after(BeatClass found, bool moved_before)
{
    return found == BeatClass::normal && moved_before ? BeatClass::ectopic : found;
}

void add_stretch(std::vector<ClassifiedBeat>& classified, std::span<const Beat> stretch)
{
    std::vector<Timestamp> times;
    for (const Beat& beat : stretch) times.push_back(beat.time);
    const WholeRecord record = correct_whole_record(times);

    std::size_t given = 0;
    std::optional<Timestamp> before;
    bool moved = false;
    for (const WholeRecordBeat& corrected : record.beats) {
        while (given < corrected.given.value_or(given))
            classified.push_back(extra(stretch[given++]));
        ClassifiedBeat next{std::nullopt, {0, corrected.time, BeatClass::missed, std::nullopt, 1}};
        if (corrected.given) {
            next.beat = stretch[given];
            next.classification.beat_class =
                before ? class_after(record.classes[given], moved) : BeatClass::first;
            moved = corrected.time != stretch[given++].time;
        }
        if (before) next.classification.nn = corrected.time - *before;
        before = corrected.time;
        classified.push_back(next);
    }
}

/// A list of intervals begins with an interval: with the beat before it, which nobody was given.
void add_list(std::vector<ClassifiedBeat>& classified, std::span<const Beat> list)
{
    const Beat& first = list.front();
    std::vector<Beat> whole{
        {0, first.time - *first.ibi, std::nullopt, first.source, first.quality}};
    whole.insert(whole.end(), list.begin(), list.end());
    const auto place = static_cast<std::ptrdiff_t>(classified.size());
    add_stretch(classified, whole);
    classified.erase(classified.begin() + place);
}

} // namespace

std::vector<ClassifiedBeat> classified_as_live(std::span<const Beat> beats)
{
    std::vector<ClassifiedBeat> classified;
    std::size_t next = 0;
    BeatCorrector correct;
    const auto note = [&](const std::optional<BeatClassification>& classification) {
        if (classification) classified.push_back({beats[next++], *classification});
    };
    for (const Beat& beat : beats) note(correct(beat));
    correct.finish(note);
    return classified;
}

std::vector<ClassifiedBeat> classified_by_whole_record(std::span<const Beat> beats)
{
    std::vector<ClassifiedBeat> classified;
    for (auto begin = beats.begin(); begin != beats.end();) {
        const auto end = std::find_if(begin + 1, beats.end(),
                                      [](const Beat& beat) { return !beat.ibi.has_value(); });
        (begin->ibi ? add_list : add_stretch)(classified, {begin, end});
        begin = end;
    }
    for (std::uint32_t number = 0; ClassifiedBeat & one : classified) {
        if (one.beat) one.beat->number = number;
        one.classification.number = number++;
    }
    return classified;
}

void overrule(std::span<ClassifiedBeat> classified, std::span<const Timestamp> vouched_for)
{
    for (auto& [beat, classification] : classified)
        if (beat && beat->ibi && std::ranges::binary_search(vouched_for, beat->time))
            classification = {classification.number, beat->time, BeatClass::normal, beat->ibi, 1};
}

} // namespace eupnea
