// SPDX-License-Identifier: MIT
// Intervals corrected by hand.
#include "heart/record/interval_edit.hpp"

#include <algorithm>
#include <numeric>

#include "catch.hpp"
#include "heart/record/classified_beats.hpp"
#include "heart/record/edited_beats.hpp"

using namespace eupnea;
using Kind = IntervalEdit::Kind;

namespace {

const std::vector<Milliseconds> measured{900ms, 1800ms, 300ms, 600ms, 950ms};

Milliseconds sum(const EditedIntervals& edited)
{
    Milliseconds total{0};
    for (const EditedInterval& interval : edited.intervals()) total += interval.length;
    return total;
}

} // namespace

TEST_CASE("interval edit: a split makes equal parts, a merge joins two, and the sum stays")
{
    EditedIntervals edited{measured};
    CHECK_FALSE(edited.apply({Kind::split, 1, 2}));
    CHECK_FALSE(edited.apply({Kind::merge, 3}));
    REQUIRE(edited.intervals().size() == 5);
    for (std::size_t i = 0; i < 4; ++i) CHECK(edited.intervals()[i].length == 900ms);
    CHECK(sum(edited) == 4550ms);
    CHECK(edited.measured() == measured);
}

TEST_CASE("interval edit: a beat put in splits where it stands, and the sum stays")
{
    EditedIntervals edited{measured};
    CHECK_FALSE(edited.apply({Kind::insert, 1, 0, BeatClass::normal, 700ms}));
    CHECK(edited.intervals()[1].length == 700ms);
    CHECK(edited.intervals()[2].length == 1100ms);
    CHECK(sum(edited) == 4550ms);
    CHECK(edited.apply({Kind::insert, 0, 0, BeatClass::normal, 150ms}) ==
          EditRefusal::impossible_place);
    CHECK(edited.apply({Kind::insert, 0, 0, BeatClass::normal, 750ms}) ==
          EditRefusal::impossible_place);
}

TEST_CASE("interval edit: a beat that is moved takes from one interval what it gives to the other")
{
    EditedIntervals edited{measured};
    CHECK_FALSE(edited.apply({Kind::move, 2, 0, BeatClass::normal, 150ms}));
    CHECK(edited.intervals()[2].length == 450ms);
    CHECK(edited.intervals()[3].length == 450ms);
    CHECK_FALSE(edited.apply({Kind::move, 3, 0, BeatClass::normal, 100ms}));
    CHECK(sum(edited) == 4550ms);
    CHECK(edited.apply({Kind::move, 4, 0, BeatClass::normal, 10ms}) ==
          EditRefusal::nothing_to_merge_with);
    CHECK(edited.apply({Kind::move, 2, 0, BeatClass::normal, -300ms}) ==
          EditRefusal::impossible_place);
    EditedIntervals untouched{measured};
    edited.apply({Kind::restore, 3});
    CHECK(edited.intervals() == untouched.intervals());
}

TEST_CASE("interval edit: restore brings back what was measured, from any of the parts")
{
    EditedIntervals edited{measured};
    const auto untouched = edited.intervals();
    edited.apply({Kind::split, 1, 3});
    edited.apply({Kind::merge, 3});
    edited.apply({Kind::restore, 1});
    CHECK(edited.intervals() == untouched);
}

TEST_CASE("interval edit: what cannot be done is refused by name and changes nothing")
{
    EditedIntervals edited{measured};
    const auto untouched = edited.intervals();
    CHECK(edited.apply({Kind::mark, 9}) == EditRefusal::no_such_interval);
    CHECK(edited.apply({Kind::merge, 4}) == EditRefusal::nothing_to_merge_with);
    CHECK(edited.apply({Kind::split, 2, 2}) == EditRefusal::impossible_parts);
    CHECK(edited.apply({Kind::split, 1, 0}) == EditRefusal::impossible_parts);
    CHECK(edited.intervals() == untouched);
}

TEST_CASE("interval edit: the edited beats are judged again, on the true time axis")
{
    std::vector<Beat> beats{{0, at(1s), std::nullopt, BeatSource::rr, 1.0f}};
    for (std::uint32_t i = 1; i < 40; ++i) {
        const Milliseconds ibi = i == 20 ? 400ms : i == 21 ? 500ms : i == 30 ? 1800ms : 900ms;
        beats.push_back({i, beats.back().time + ibi, ibi, BeatSource::rr, 1.0f});
    }
    EditedIntervals edited = intervals_of(beats);
    REQUIRE_FALSE(edited.apply({Kind::split, 29}));
    REQUIRE_FALSE(edited.apply({Kind::merge, 19}));
    REQUIRE_FALSE(edited.apply({Kind::mark, 9, 2, BeatClass::ectopic}));
    const auto after = edited_beats(beats, edited).beats;
    CHECK(after.size() == beats.size());
    CHECK(after.back().time == beats.back().time);
    for (std::size_t i = 1; i < after.size(); ++i) {
        CHECK(Milliseconds{after[i].time - after[i - 1].time}.count() == Approx(900));
        CHECK(after[i].ibi.has_value() == (i != 10));
    }
    for (const ClassifiedBeat& classified : classified_as_live(after))
        CHECK((classified.classification.beat_class == BeatClass::normal) ==
              classified.beat->ibi.has_value());
}

TEST_CASE("interval edit: intervals on the two sides of a hole are not merged")
{
    std::vector<Beat> beats{{0, at(1s), std::nullopt, BeatSource::rr, 1.0f}};
    for (std::uint32_t i = 1; i < 10; ++i)
        beats.push_back({i, beats.back().time + 900ms, 900ms, BeatSource::rr, 1.0f});
    beats[5].ibi.reset();
    EditedIntervals edited = intervals_of(beats); // 1 to 4, then 6 to 9
    CHECK(edited.apply({Kind::merge, 3}) == EditRefusal::nothing_to_merge_with);
    CHECK_FALSE(edited.apply({Kind::merge, 2}));
    CHECK(edited.apply({Kind::merge, 2}) == EditRefusal::nothing_to_merge_with);
    CHECK(edited_beats(beats, edited).beats.back().time == beats.back().time);
}

TEST_CASE("interval edit: what the person marks as normal is, whatever the correction says")
{
    std::vector<Beat> beats{{0, at(1s), std::nullopt, BeatSource::rr, 1.0f}};
    for (std::uint32_t i = 1; i < 40; ++i) {
        const Milliseconds ibi = i == 20 ? 600ms : i == 21 ? 1200ms : 900ms;
        beats.push_back({i, beats.back().time + ibi, ibi, BeatSource::rr, 1.0f});
    }
    EditedIntervals edited = intervals_of(beats);
    edited.apply({Kind::mark, 19, 2, BeatClass::normal});
    for (const auto judge : {classified_as_live, classified_by_whole_record}) {
        const EditedBeats by_hand = edited_beats(beats, edited);
        auto classified = judge(by_hand.beats);
        const auto classification = [&]() -> const BeatClassification& {
            return std::ranges::find_if(classified,
                                        [&](const ClassifiedBeat& one) {
                                            return one.beat && one.beat->number == 20;
                                        })
                ->classification;
        };
        CHECK(classification().beat_class != BeatClass::normal);
        overrule(classified, by_hand.vouched_for);
        CHECK(classification().beat_class == BeatClass::normal);
        CHECK(classification().nn == 600ms);
    }
}
