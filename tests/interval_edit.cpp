// SPDX-License-Identifier: MIT
// Intervals corrected by hand.
#include "heart/interval_edit.hpp"

#include <numeric>

#include "catch.hpp"

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

TEST_CASE("interval edit: undo takes back the last edit, until nothing is left")
{
    EditedIntervals edited{measured};
    const auto untouched = edited.intervals();
    edited.apply({Kind::mark, 0, 0, BeatClass::ectopic});
    const auto marked = edited.intervals();
    edited.apply({Kind::merge, 0});
    CHECK(edited.undo());
    CHECK(edited.intervals() == marked);
    CHECK(edited.undo());
    CHECK(edited.intervals() == untouched);
    CHECK_FALSE(edited.undo());
}

TEST_CASE("interval edit: restore brings back what was measured, from any of the parts")
{
    EditedIntervals edited{measured};
    const auto untouched = edited.intervals();
    edited.apply({Kind::split, 1, 3});
    edited.apply({Kind::merge, 3});
    edited.apply({Kind::restore, 1});
    CHECK(edited.intervals() == untouched);
    CHECK(edited.edits().size() == 3);
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
    CHECK(edited.edits().empty());
}
