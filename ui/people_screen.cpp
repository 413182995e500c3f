// SPDX-License-Identifier: MIT
#include <algorithm>

#include "ui/kit/list.hpp"
#include "ui/kit/page.hpp"
#include "ui/people_state.hpp"
#include "ui/screens.hpp"

namespace eupnea::ui {

namespace {

using Doing = PeopleDoing;

constexpr std::array finding_hints{KeyHint{"\u2191 \u2193", "person"}, KeyHint{"Enter", "begin"},
                                   KeyHint{"Tab", "somebody new"}, KeyHint{"\u2192", "more"},
                                   KeyHint{"Esc", "back"}};
constexpr std::array adding_hints{KeyHint{"Enter", "add them"}, KeyHint{"Esc", "back"}};
constexpr std::array looking_hints{KeyHint{"Enter", "begin"}, KeyHint{"R", "another name"},
                                   KeyHint{"Esc", "back"}, KeyHint{"A", "archive"},
                                   KeyHint{"D", "delete"}};
constexpr std::array renaming_hints{KeyHint{"Enter", "keep it"}, KeyHint{"Esc", "back"}};
constexpr std::array deleting_hints{KeyHint{"D", "delete all of it for good"},
                                    KeyHint{"Esc", "let it stay"}};
constexpr std::size_t longest_name = 120; ///< bytes

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool has_letters(std::string_view name, std::string_view letters)
{
    return std::ranges::search(name, letters, {}, lower, lower).begin() != name.end() ||
           letters.empty();
}

void request_people(Frame& frame)
{
    const People& people = frame.resources.people;
    PeopleState& state = frame.view.state<PeopleState>();
    state.visit = frame.view.visit;
    if (people.request) state.people.expect(people.request());
}

/// Nobody is chosen any more when it is the chosen one who was deleted.
void take_change(Frame& frame)
{
    PeopleState& state = frame.view.state<PeopleState>();
    const auto changed = take_if_ready(state.changed);
    if (!changed) return;
    const bool deleted = std::exchange(state.deleting, false);
    state.message = !*changed ? changed->error().sentence
                    : deleted ? "It is deleted. What was exported or backed up before is where "
                                "it was put."
                              : "It is done.";
    if (!*changed) return;
    state.doing = Doing::finding;
    state.search.clear();
    request_people(frame);
    if (deleted && state.person.identity == frame.view.person.identity)
        frame.view.next_person = PersonCard{};
}

void take_answers(Frame& frame, Seconds elapsed)
{
    PeopleState& state = frame.view.state<PeopleState>();
    take_change(frame);
    state.belongings.poll(elapsed);
    if (state.people.poll(elapsed) && !state.people.error().empty())
        state.message = state.people.error();
}

void look_at(Frame& frame, const PersonCard& person)
{
    PeopleState& state = frame.view.state<PeopleState>();
    state.person = person;
    state.doing = Doing::looking;
    state.message.clear();
    state.belongings = {};
    const People& people = frame.resources.people;
    if (people.request_belongings) state.belongings.expect(people.request_belongings(person));
}

void leave(Frame& frame)
{
    if (frame.view.person.identity.empty())
        frame.view.closing = true; // there is nobody whose Begin screen it could be
    else
        frame.view.open(ScreenId::begin);
}

void answer_while_finding(Frame& frame)
{
    PeopleState& state = frame.view.state<PeopleState>();
    const std::string before = state.search.text;
    const bool at_end = state.search.cursor == state.search.text.size();
    state.search.take(frame.keys, longest_name, TextLines::one);
    if (state.search.text != before) state.chosen = 0;
    const auto found = found_people(state.people.value(), state.search.text);
    state.chosen = std::min(state.chosen, found.empty() ? 0 : found.size() - 1);
    if (frame.keys.pressed(Key::tab)) {
        state.doing = Doing::adding;
        state.name = found.empty() ? state.search : TextField{};
    }
    if (frame.keys.pressed(Key::escape)) leave(frame);
    if (found.empty()) return;
    if (frame.keys.pressed(Key::right) && at_end) look_at(frame, *found[state.chosen]);
    if (frame.keys.entered()) frame.view.next_person = *found[state.chosen];
}

/// True when the name is to be kept.
bool answer_while_naming(Frame& frame, Doing otherwise)
{
    PeopleState& state = frame.view.state<PeopleState>();
    if (state.changed.valid()) return false; // on its way
    state.name.take(frame.keys, longest_name, TextLines::one);
    if (frame.keys.pressed(Key::escape)) state.doing = otherwise;
    return frame.keys.entered() && !state.name.text.empty();
}

void answer_while_looking(Frame& frame)
{
    PeopleState& state = frame.view.state<PeopleState>();
    if (frame.keys.entered()) frame.view.next_person = state.person;
    if (frame.keys.pressed(Key::escape)) state.doing = Doing::finding;
    if (frame.keys.typed('a')) state.changed = frame.resources.people.archive(state.person);
    if (frame.keys.typed('d')) state.doing = Doing::deleting;
    if (!frame.keys.typed('r')) return;
    state.doing = Doing::renaming;
    state.name = {state.person.name, state.person.name.size()};
}

void answer_while_deleting(Frame& frame)
{
    PeopleState& state = frame.view.state<PeopleState>();
    if (frame.keys.pressed(Key::escape)) state.doing = Doing::looking;
    if (!frame.keys.typed('d') || state.changed.valid()) return;
    state.deleting = true;
    state.changed = frame.resources.people.remove(state.person);
    state.message = "It is being deleted\u2026";
}

void answer_keys(Frame& frame)
{
    PeopleState& state = frame.view.state<PeopleState>();
    const People& people = frame.resources.people;
    switch (state.doing) {
    case Doing::finding:
        return answer_while_finding(frame);
    case Doing::adding:
        if (answer_while_naming(frame, Doing::finding)) state.changed = people.add(state.name.text);
        return;
    case Doing::looking:
        return answer_while_looking(frame);
    case Doing::renaming:
        if (answer_while_naming(frame, Doing::looking))
            state.changed = people.rename(state.person, state.name.text);
        return;
    case Doing::deleting:
        return answer_while_deleting(frame);
    }
}

std::span<const KeyHint> hints_for(const PeopleState& state)
{
    switch (state.doing) {
    case Doing::finding:
        return finding_hints;
    case Doing::adding:
        return adding_hints;
    case Doing::looking:
        return looking_hints;
    case Doing::renaming:
        return renaming_hints;
    case Doing::deleting:
        return deleting_hints;
    }
    return {};
}

/// "2026-11-21, arrive"
std::string note_of(const PersonCard& person)
{
    if (person.last_seen.empty()) return "not yet";
    return person.last_practice.empty() ? person.last_seen
                                        : person.last_seen + ", " + person.last_practice;
}

void draw_people(Frame& frame, Rect area)
{
    const Canvas& canvas = frame.canvas;
    PeopleState& state = frame.view.state<PeopleState>();
    draw_text_field(canvas, area.cut_top(2.0f * Canvas::height_of(canvas.font().body)),
                    state.search, "A name", Cursor::shown);
    area.cut_top(canvas.px(12.0f));
    const auto found = found_people(state.people.value(), state.search.text);
    if (found.empty()) {
        if (state.people.known() && state.people.error().empty())
            canvas.prose(area, canvas.font().body, canvas.colour().quiet,
                         "Nobody of this name is here. Tab adds them.");
        return;
    }
    std::vector<std::string> notes;
    for (const PersonCard* person : found) notes.push_back(note_of(*person));
    const auto row = [&](std::size_t i) { return Row{found[i]->name, notes[i], false}; };
    state.chosen = draw_list(canvas, frame.keys, area, found.size(), state.chosen, row);
}

void draw_name(Frame& frame, Rect area, std::string_view words)
{
    const Canvas& canvas = frame.canvas;
    area.cut_top(canvas.prose(area, canvas.font().body, canvas.colour().quiet, words) +
                 canvas.px(14.0f));
    draw_text_field(canvas, area.cut_top(2.0f * Canvas::height_of(canvas.font().body)),
                    frame.view.state<PeopleState>().name, "A name, or a code", Cursor::shown);
}

void draw_person(Frame& frame, Rect area)
{
    const Canvas& canvas = frame.canvas;
    const Fonts& font = canvas.font();
    const Palette& colour = canvas.colour();
    const PeopleState& state = frame.view.state<PeopleState>();
    area.cut_top(canvas.prose(area, font.large, colour.text, state.person.name) + canvas.px(12.0f));
    area.cut_top(canvas.prose(area, font.body, colour.quiet,
                              state.person.last_seen.empty()
                                  ? std::string{"No session yet."}
                                  : "Last seen " + note_of(state.person) + ".") +
                 canvas.px(8.0f));
    const std::string& goes = state.belongings.value();
    area.cut_top(canvas.prose(area, font.body, colour.quiet, goes) + canvas.px(18.0f));
    if (state.doing == Doing::deleting)
        canvas.prose(area, font.body, colour.text,
                     "All of this goes for good, with the name: it cannot be brought back. D "
                     "deletes it, Esc lets it stay.");
}

void draw_content(Frame& frame, const Rect& area)
{
    PeopleState& state = frame.view.state<PeopleState>();
    frame.view.writing = state.doing == Doing::finding || state.doing == Doing::adding ||
                         state.doing == Doing::renaming;
    switch (state.doing) {
    case Doing::finding:
        return draw_people(frame, area);
    case Doing::adding:
        return draw_name(frame, area,
                         "Somebody new. A code is enough where names are kept "
                         "elsewhere.");
    case Doing::renaming:
        return draw_name(frame, area, "Another name, from now on.");
    case Doing::looking:
    case Doing::deleting:
        return draw_person(frame, area);
    }
}

} // namespace

std::vector<const PersonCard*> found_people(const std::vector<PersonCard>& people,
                                            std::string_view letters)
{
    std::vector<const PersonCard*> found;
    for (const PersonCard& person : people)
        if (has_letters(person.name, letters)) found.push_back(&person);
    return found;
}

void draw_people_screen(Frame& frame)
{
    PeopleState& state = frame.view.state<PeopleState>();
    take_answers(frame, frame.elapsed);
    if (state.visit != frame.view.visit) request_people(frame);
    answer_keys(frame);
    take_answers(frame, 0s);
    const Canvas& canvas = frame.canvas;
    Rect area = draw_page(canvas, "People", hints_for(state));
    const Rect below = area.cut_bottom(1.5f * Canvas::height_of(canvas.font().small));
    canvas.text_within(below.top_left(), below.width(), canvas.font().small, canvas.colour().quiet,
                       state.people.slow() ? slow_library : std::string_view{state.message});
    draw_content(frame, area);
}

} // namespace eupnea::ui
