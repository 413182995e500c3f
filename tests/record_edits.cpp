// SPDX-License-Identifier: MIT
// What a person corrects in a record: beats, breaths and stretches, with undo and redo.
#include "session/record_edits.hpp"

#include "catch.hpp"
#include "library/kept_edits.hpp"
#include "library/recorder.hpp"
#include "temporary_folder.hpp"

using namespace eupnea;
using namespace eupnea::literals;

namespace {

std::vector<Beat> ten_beats()
{
    std::vector<Beat> beats{{0, at(1s), std::nullopt, BeatSource::ecg, 1.0f}};
    for (std::uint32_t i = 1; i < 10; ++i)
        beats.push_back({i, beats.back().time + 900ms, 900ms, BeatSource::ecg, 1.0f});
    return beats;
}

std::vector<Breath> two_breaths()
{
    return {{at(1s), at(3s), at(6s), 10.0f, 1.0f, BreathSource::belt},
            {at(6s), at(8s), at(11s), 10.0f, 1.0f, BreathSource::belt}};
}

RecordEdits record() { return {ten_beats(), two_breaths()}; }

Edited edit(EditKind kind, std::uint32_t interval = 0)
{
    Edited edit{};
    edit.edit = kind;
    edit.interval = interval;
    edit.parts = 2;
    return edit;
}

Edited stretch(EditKind kind, Seconds from, Seconds until)
{
    Edited stretch = edit(kind);
    stretch.time = at(from);
    stretch.until = at(until);
    stretch.reason = "moved";
    return stretch;
}

std::size_t intervals_in(const EditedBeats& edited)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(edited.beats, [](const Beat& beat) { return beat.ibi.has_value(); }));
}

} // namespace

TEST_CASE("record edits: undo takes back the last, redo brings it again, a new edit ends redoing")
{
    RecordEdits edits = record();
    const auto untouched = edits.intervals().intervals();
    CHECK_FALSE(edits.apply(edit(EditKind::split, 2)));
    const auto split = edits.intervals().intervals();
    CHECK_FALSE(edits.apply(edit(EditKind::merge, 6)));
    const auto merged = edits.intervals().intervals();
    CHECK_FALSE(edits.apply(edit(EditKind::undo)));
    CHECK(edits.intervals().intervals() == split);
    CHECK_FALSE(edits.apply(edit(EditKind::undo)));
    CHECK(edits.intervals().intervals() == untouched);
    CHECK(edits.apply(edit(EditKind::undo)) == EditRefusal::nothing_to_undo);
    CHECK_FALSE(edits.apply(edit(EditKind::redo)));
    CHECK(edits.intervals().intervals() == split);
    CHECK_FALSE(edits.apply(edit(EditKind::redo)));
    CHECK(edits.intervals().intervals() == merged);
    CHECK(edits.apply(edit(EditKind::redo)) == EditRefusal::nothing_to_redo);
    edits.apply(edit(EditKind::undo));
    edits.apply(stretch(EditKind::exclude, 2s, 3s));
    CHECK_FALSE(edits.can_redo());
    CHECK(edits.edits().size() == 2);
    CHECK(edits.measured_beats() == ten_beats());
}

TEST_CASE("record edits: intervals of an excluded stretch count for nothing, until it is included")
{
    RecordEdits edits = record();
    CHECK(intervals_in(edits.beats()) == 9);
    CHECK_FALSE(edits.apply(stretch(EditKind::exclude, 2s, 4s)));
    CHECK(intervals_in(edits.beats()) == 6); // those that begin at 1.9, 2.8 and 3.7 s
    CHECK(edits.beats().beats.size() == 10);
    REQUIRE(edits.excluded().size() == 1);
    CHECK(edits.excluded()[0].reason == "moved");
    CHECK(edits.apply(stretch(EditKind::exclude, 5s, 5s)) == EditRefusal::empty_stretch);
    CHECK_FALSE(edits.apply(stretch(EditKind::include, 3s, 3.5s)));
    CHECK(edits.excluded().empty());
    CHECK(intervals_in(edits.beats()) == 9);
}

TEST_CASE("record edits: a turn is moved, between its neighbours alone")
{
    RecordEdits edits = record();
    CHECK_FALSE(edits.apply(stretch(EditKind::turn, 6s, 5.5s)));
    CHECK(edits.breaths()[0].end == at(5.5s));
    CHECK(edits.breaths()[1].inhale == at(5.5s));
    CHECK_FALSE(edits.apply(stretch(EditKind::turn, 3s, 3.4s)));
    CHECK(edits.breaths()[0].exhale == at(3.4s));
    CHECK(edits.apply(stretch(EditKind::turn, 5.5s, 3.3s)) == EditRefusal::impossible_place);
    CHECK(edits.apply(stretch(EditKind::turn, 4s, 4.2s)) == EditRefusal::no_such_turn);
    edits.apply(edit(EditKind::undo));
    edits.apply(edit(EditKind::undo));
    CHECK(edits.breaths() == two_breaths());
}

TEST_CASE("kept edits: each is kept with who made it and when, and none changes what was measured")
{
    const TemporaryFolder folder;
    const auto library = folder.path("library.db");
    {
        Recorder recorder{library};
        recorder.on(SessionStart{at(0s), 0, 0s, 60s, Origin::live, "sensor"});
        for (const Beat& beat : ten_beats()) recorder.on(beat);
        for (const Breath& breath : two_breaths()) recorder.on(breath);
        recorder.on(SessionEnd{at(60s)});
        REQUIRE_FALSE(recorder.commit());
    }
    Edited insert = edit(EditKind::insert, 3);
    insert.offset = 400ms;
    insert.made_unix_ms = 1'700'000'000'000;
    insert.by = "A. Person";
    REQUIRE(keep_edit(library, 1, insert));
    REQUIRE(keep_edit(library, 1, stretch(EditKind::exclude, 7s, 8s)));
    REQUIRE(keep_edit(library, 1, edit(EditKind::undo)));
    const auto session = edited_session(library, 1);
    REQUIRE(session);
    REQUIRE(session->log.size() == 3);
    CHECK(session->log[0] == insert);
    CHECK(session->record.edits().size() == 1);
    CHECK(session->record.measured_beats() == ten_beats());
    CHECK(session->record.beats().beats.size() == 11);
    CHECK(session->record.can_redo());
    CHECK_FALSE(keep_edit(library, 2, insert));
}
