// SPDX-License-Identifier: MIT
#include "ui/screens.hpp"

#include "ui/check_state.hpp"
#include "ui/report_state.hpp"
#include "ui/therapist_keys.hpp"

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
constexpr Screen pace_page{"Find my pace", draw_pace_page};
constexpr Screen pace{"Assessment", draw_pace_screen};
constexpr Screen pace_result{"My pace", draw_pace_result_screen};
constexpr Screen report{"Report", draw_report_screen};
constexpr Screen people{"People", draw_people_screen};
constexpr Screen plans{"With a client", draw_plans_screen};
constexpr Screen consent{"Consent", draw_consent_screen};
constexpr Screen therapist{"Therapist", draw_therapist_screen};
constexpr Screen together{"Together", draw_together_screen};
constexpr Screen scene_screen{"Scene", draw_scene_screen};
constexpr Screen sessions{"Sessions", draw_sessions_screen};
constexpr Screen trends{"Trends", draw_trends_screen};
constexpr Screen replay{"Replay", draw_replay_screen};
constexpr Screen review{"Review", draw_review_screen};
constexpr Screen starting{"Starting", [](Frame&) {}};

const Screen& screen_of(ScreenId id)
{
    switch (id) {
    case ScreenId::begin:
        return begin;
    case ScreenId::starting:
        return starting;
    case ScreenId::choose:
        return choose;
    case ScreenId::check_in:
        return check_in;
    case ScreenId::journal:
        return journal;
    case ScreenId::goals:
        return goals;
    case ScreenId::learn:
        return learn;
    case ScreenId::pace:
        return pace_page;
    case ScreenId::people:
        return people;
    case ScreenId::plans:
        return plans;
    case ScreenId::consent:
        return consent;
    case ScreenId::scene:
        return scene_screen;
    case ScreenId::sessions:
        return sessions;
    case ScreenId::trends:
        return trends;
    case ScreenId::replay:
        return replay;
    case ScreenId::review:
        return review;
    }
    return begin;
}

} // namespace

const Screen& screen_for(const Session& session, View& view, const Resources& resources)
{
    const bool runs = session.start() && !session.end();
    if (!runs && view.state<ReportState>().open) return report;
    if (!session.start()) return screen_of(view.screen);
    const Seconds begun = session.start()->since_launch;
    const bool assessing = session.assessment() && !session.pace_found();
    const bool accompanied = plan_of(session, resources) != nullptr;
    if (!session.end()) return assessing ? pace : accompanied ? therapist : practice;
    if (view.seen == begun) return screen_of(view.screen);
    if (session.assessment()) return pace_result;
    if (accompanied) return together;
    const CheckState& check = view.state<CheckState>();
    return session.step() && check.wanted && check.over != begun ? check_out : after;
}

} // namespace eupnea::ui
