// SPDX-License-Identifier: MIT
#include "ui/screens.hpp"

namespace eupnea::ui {

namespace {

constexpr Screen begin{"Begin", draw_begin_screen};
constexpr Screen practice{"Practice", draw_practice_screen};
constexpr Screen after{"After", draw_after_screen};
constexpr Screen choose{"Practices", draw_choose_screen};
constexpr Screen journal{"Journal", draw_journal_screen};
constexpr Screen goals{"Goals", draw_goals_screen};
constexpr Screen check_in{"Check-in", draw_check_in_screen};
constexpr Screen check_out{"Check-out", draw_check_out_screen};
constexpr Screen learn{"Read", draw_learn_screen};
constexpr Screen starting{"Starting", [](Frame&) {}};

const Screen& screen_of(Place place)
{
    switch (place) {
    case Place::begin:
        return begin;
    case Place::starting:
        return starting;
    case Place::choose:
        return choose;
    case Place::check_in:
        return check_in;
    case Place::journal:
        return journal;
    case Place::goals:
        return goals;
    case Place::learn:
        return learn;
    }
    return begin;
}

} // namespace

const Screen& screen_for(const Session& session, const View& view)
{
    if (!session.start()) return screen_of(view.place);
    if (!session.end()) return practice;
    const Seconds ended = session.start()->since_launch;
    if (view.seen == ended) return screen_of(view.place);
    return session.step() && view.check.wanted && view.check.over != ended ? check_out : after;
}

} // namespace eupnea::ui
