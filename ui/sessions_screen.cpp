// SPDX-License-Identifier: MIT
#include <cmath>
#include <fmt/ranges.h>

#include "ui/flower_view.hpp"
#include "ui/kit/list.hpp"
#include "ui/kit/page.hpp"
#include "ui/navigation.hpp"
#include "ui/replay_state.hpp"
#include "ui/report_state.hpp"
#include "ui/review_state.hpp"
#include "ui/screens.hpp"
#include "ui/sessions_state.hpp"

namespace eupnea::ui {

namespace {

constexpr std::array reading_hints{KeyHint{"\u2191 \u2193", "session"},
                                   KeyHint{"Enter", "watch it again"},
                                   KeyHint{"R", "look it through"},
                                   KeyHint{"P", "a page to take along"},
                                   KeyHint{"Esc", "back"},
                                   KeyHint{"F", "find words"},
                                   KeyHint{"D", "delete"},
                                   KeyHint{"PgUp PgDn", "further"},
                                   KeyHint{"L", "light or dark"}};
constexpr std::array removing_hints{KeyHint{"D", "delete it for good"},
                                    KeyHint{"Esc", "let it stay"}};
constexpr std::array empty_hints{KeyHint{"Esc", "back"}, KeyHint{"L", "light or dark"}};
constexpr std::array searching_hints{KeyHint{"\u2191 \u2193", "session"}, KeyHint{"Enter", "done"},
                                     KeyHint{"Esc", "all sessions"}};
constexpr std::size_t longest_search = 120; ///< bytes

std::string title_of(const ListedSession& session)
{
    const std::string what = !session.practices.empty()
                                 ? fmt::format("{}", fmt::join(session.practices, ", "))
                             : session.origin == Origin::imported ? session.device
                             : session.pattern.empty()            ? "breathing freely"
                                                                  : "the guide alone";
    return fmt::format("{}   {}", session.begun, what);
}

Line length_words(Seconds length)
{
    const double minutes = length / Seconds{60.0};
    if (minutes < 1.5) return format_line("{:.0f} s", length.count());
    if (minutes < 120.0) return format_line("{:.0f} min", minutes);
    return format_line("{:.1f} h", minutes / 60.0);
}

/// Those that have the words, as they are shown.
void find(SessionsState& state)
{
    const auto& sessions = state.sessions.value();
    const std::size_t before = state.chosen;
    state.found.clear();
    state.titles.clear();
    for (std::size_t i = 0; i < sessions.size(); ++i) {
        if (!has_words(sessions[i], state.search.text)) continue;
        state.found.push_back(i);
        state.titles.push_back(title_of(sessions[i]));
    }
    state.chosen = std::min(before, state.found.empty() ? 0 : state.found.size() - 1);
}

void request_sessions(Frame& frame)
{
    SessionsState& state = frame.view.state<SessionsState>();
    state.visit = frame.view.visit;
    const Recordings& recordings = frame.resources.recordings;
    const std::string& person = frame.view.person.identity;
    const bool nobody = frame.resources.people.several && person.empty();
    if (recordings.request_sessions && !nobody)
        state.sessions.expect(recordings.request_sessions(person));
}

void search(Frame& frame, SessionsState& state)
{
    frame.view.writing = true;
    const std::string before = state.search.text;
    state.search.take(frame.keys, longest_search, TextLines::one);
    if (frame.keys.pressed(Key::escape)) state.search.clear();
    if (state.search.text != before) state.chosen = 0, find(state);
    if (frame.keys.entered() || frame.keys.pressed(Key::escape)) state.searching = false;
}

const ListedSession* chosen(const SessionsState& state)
{
    return state.found.empty() ? nullptr : &state.sessions.value()[state.found[state.chosen]];
}

void answer_while_removing(Frame& frame, SessionsState& state)
{
    if (frame.keys.pressed(Key::escape)) state.to_remove = 0;
    if (!frame.keys.typed('d') || state.removal.valid()) return;
    state.removal = frame.resources.recordings.remove(state.to_remove);
    state.to_remove = 0;
}

void take_removal(Frame& frame, SessionsState& state)
{
    const auto removed = take_if_ready(state.removal);
    if (!removed) return;
    state.message = *removed ? "It is deleted. What was written about it stays in the journal."
                             : removed->error().sentence;
    request_sessions(frame);
}

void answer_keys(Frame& frame, SessionsState& state)
{
    if (state.searching) return search(frame, state);
    if (state.to_remove != 0) return answer_while_removing(frame, state);
    answer_escape(frame);
    if (frame.keys.typed('f')) state.searching = true;
    const ListedSession* session = chosen(state);
    if (session && frame.keys.entered())
        open_replay(frame.view, frame.resources,
                    {std::to_string(session->number), state.titles[state.chosen]});
    if (session && frame.keys.typed('d') && frame.resources.recordings.remove)
        state.to_remove = session->number;
    if (session && frame.keys.typed('r'))
        open_review(frame.view, frame.resources, session->number, state.titles[state.chosen]);
    if (session && frame.keys.typed('p') && frame.resources.notebook.request_report)
        open_report(frame.view.state<ReportState>(), session->number);
}

std::span<const KeyHint> hints_for(const SessionsState& state)
{
    if (state.searching) return searching_hints;
    if (state.to_remove != 0) return removing_hints;
    return state.sessions.value().empty() ? std::span<const KeyHint>{empty_hints} : reading_hints;
}

/// What is known of it without opening it, in lines.
std::string facts_of(const ListedSession& session)
{
    std::string facts = fmt::format("{} long", length_words(session.length).view());
    if (session.going_on) facts += ", and going on";
    if (!session.pattern.empty()) facts += fmt::format("\nguide {}", session.pattern);
    if (session.heart_rate_bpm)
        facts += fmt::format("\nheart rate {:.0f} beats/min on average", *session.heart_rate_bpm);
    if (session.breath_rate_per_min)
        facts +=
            fmt::format("\nbreathing {:.1f} breaths/min on average", *session.breath_rate_per_min);
    if (!session.device.empty()) facts += fmt::format("\nsensor {}", session.device);
    if (session.origin == Origin::simulated) facts += "\na simulated person's";
    return facts;
}

/// One at a time: that of the chosen session, then those of the rows in view.
void await_flower(Frame& frame, SessionsState& state, const ShownRows& rows)
{
    if (auto flower = take_if_ready(state.flower)) {
        state.flowers[state.awaited] = *flower ? std::move(**flower) : Flower{};
        state.awaited = 0;
    }
    const Recordings& recordings = frame.resources.recordings;
    if (!recordings.request_flower) return;
    const auto request = [&](std::size_t row) {
        const std::int64_t number = state.sessions.value()[state.found[row]].number;
        if (state.awaited != 0 || state.flowers.contains(number)) return;
        state.awaited = number;
        state.flower = recordings.request_flower(number);
    };
    request(state.chosen);
    for (std::size_t row = rows.first; row < rows.first + rows.count; ++row) request(row);
}

void draw_flower_of(const Canvas& canvas, const SessionsState& state, const Rect& area,
                    std::size_t row)
{
    const auto flower = state.flowers.find(state.sessions.value()[state.found[row]].number);
    if (flower != state.flowers.end()) draw_flower(canvas, area, flower->second);
}

/// The list with a flower before each row.
std::size_t draw_rows(Frame& frame, SessionsState& state, Rect list)
{
    const Canvas& canvas = frame.canvas;
    const float height = list_row_height(canvas);
    const auto fitting = static_cast<std::size_t>(std::max(1.0f, list.height() / height));
    const ShownRows rows = rows_around(state.chosen, state.found.size(), fitting);
    await_flower(frame, state, rows);
    Rect flowers = list.cut_left(height);
    list.cut_left(canvas.px(8.0f));
    for (std::size_t row = rows.first; row < rows.first + rows.count; ++row)
        draw_flower_of(canvas, state, flowers.cut_top(height).inset(canvas.px(3.0f)), row);
    const auto row_at = [&](std::size_t i) {
        static thread_local Line length;
        length = length_words(state.sessions.value()[state.found[i]].length);
        return Row{state.titles[i], length.view(), false};
    };
    return draw_list(canvas, frame.keys, list, state.found.size(), state.chosen, row_at);
}

void draw_about(Frame& frame, SessionsState& state, const Rect& area, const ListedSession& session)
{
    const Canvas& canvas = frame.canvas;
    const Fonts& font = canvas.font();
    const float width = area.width() - canvas.px(14.0f);
    const float air = canvas.px(14.0f);
    const std::string facts = facts_of(session);
    const std::string notes = fmt::format("{}", fmt::join(session.notes, "\n"));
    const float height = canvas.prose_height(width, font.body, facts) + air +
                         canvas.prose_height(width, font.body, notes);
    state.scroll.follow(frame.keys, area, height);
    const ScrolledArea scrolled{canvas, area, state.scroll, height};
    Rect rest = scrolled.content();
    rest.cut_top(canvas.prose(rest, font.body, canvas.colour().quiet, facts) + air);
    canvas.prose(rest, font.body, canvas.colour().text, notes);
}

void draw_search(Frame& frame, const SessionsState& state, Rect& list)
{
    if (!state.searching && state.search.text.empty()) return;
    const Canvas& canvas = frame.canvas;
    draw_text_field(canvas, list.cut_top(2.0f * Canvas::height_of(canvas.font().body)),
                    state.search, "a date, a practice, a word",
                    state.searching ? Cursor::shown : Cursor::hidden);
    list.cut_top(canvas.px(12.0f));
}

void draw_sessions(Frame& frame, SessionsState& state, Rect area)
{
    const Canvas& canvas = frame.canvas;
    const auto say = [&](const Rect& where, std::string_view words) {
        canvas.prose(where, canvas.font().body, canvas.colour().quiet, words);
    };
    if (!state.sessions.known()) return;
    if (state.sessions.value().empty()) {
        if (state.sessions.error().empty())
            say(area, "No session is recorded yet. Esc leads back, and Enter begins one there.");
        return;
    }
    Rect list = area.cut_left(0.58f * area.width());
    area.cut_left(canvas.px(48.0f));
    draw_search(frame, state, list);
    if (state.found.empty()) return say(list, "No session has these words.");
    const std::size_t next = draw_rows(frame, state, list);
    if (next != state.chosen) state.scroll = {};
    state.chosen = next;
    draw_flower_of(canvas, state, area.cut_top(0.42f * area.height()), state.chosen);
    area.cut_top(canvas.px(14.0f));
    draw_about(frame, state, area, *chosen(state));
}

Line message(const SessionsState& state)
{
    if (state.to_remove != 0)
        return "Deleted, all that was measured and found in it cannot come back.";
    if (state.sessions.slow()) return slow_library;
    if (!state.message.empty()) return state.message;
    return state.sessions.error();
}

} // namespace

void draw_sessions_screen(Frame& frame)
{
    SessionsState& state = frame.view.state<SessionsState>();
    if (state.visit != frame.view.visit) request_sessions(frame);
    if (state.sessions.poll(frame.elapsed)) find(state);
    answer_keys(frame, state);
    take_removal(frame, state);
    const Canvas& canvas = frame.canvas;
    Rect area = draw_page(canvas, "Sessions", hints_for(state));
    const Rect below = area.cut_bottom(1.5f * Canvas::height_of(canvas.font().small));
    canvas.text_within(below.top_left(), below.width(), canvas.font().small, canvas.colour().quiet,
                       message(state).view());
    draw_sessions(frame, state, area);
}

} // namespace eupnea::ui
