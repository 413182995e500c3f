// SPDX-License-Identifier: MIT
#include "ui/therapist_keys.hpp"

#include <array>

#include "ui/kit/number_scale.hpp"
#include "ui/pace.hpp"
#include "ui/practice_time.hpp"

namespace eupnea::ui {

namespace {

constexpr std::string_view ground = "ground";
constexpr Seconds more_time{60.0};
constexpr Seconds end_waits{5.0};         ///< for the second Esc
constexpr std::size_t longest_note = 159; ///< bytes of a Text
constexpr std::array digits{"1", "2", "3", "4", "5", "6", "7", "8", "9"};

bool on_ground(const Frame& frame)
{
    return frame.session.step() && frame.session.step()->practice == ground;
}

const Questionnaire* questionnaire(const Frame& frame, std::string_view name)
{
    const auto& all = frame.resources.questionnaires;
    const auto found = std::ranges::find(all, name, &Questionnaire::name);
    return found == all.end() ? nullptr : &*found;
}

const PracticeStep* step_under_way(const Frame& frame)
{
    const auto& step = frame.session.step();
    const Practice* practice = step ? frame.resources.practice(step->practice.view()) : nullptr;
    return practice && step->step < practice->steps.size() ? &practice->steps[step->step] : nullptr;
}

/// The questionnaire that the step is at; asking begins anew with each step.
const Questionnaire* asked_now(const Frame& frame)
{
    const PracticeStep* step = step_under_way(frame);
    if (!step) return nullptr;
    AskedItem& asked = frame.view.state<RoomState>().asked;
    const StepBegan& now = *frame.session.step();
    if (asked.step != now.step || asked.practice != now.practice)
        asked = {.practice = now.practice, .step = now.step};
    return asked.questionnaire < step->asks.size()
               ? questionnaire(frame, step->asks[asked.questionnaire])
               : nullptr;
}

void answer_item(Frame& frame, const Questionnaire& questionnaire)
{
    AskedItem& asked = frame.view.state<RoomState>().asked;
    if (asked.number)
        frame.send(AnswerItem{Word{questionnaire.name},
                              static_cast<std::uint8_t>(asked.item),
                              static_cast<std::uint8_t>(*asked.number),
                              {}});
    asked.number.reset();
    if (++asked.item < questionnaire.items.size()) return;
    asked.item = 0;
    ++asked.questionnaire;
}

void write_note(Frame& frame)
{
    auto& note = frame.view.state<RoomState>().note;
    frame.view.writing = true;
    note->take(frame.keys, longest_note, TextLines::one);
    const bool written = !note->text.empty();
    if (frame.keys.entered() && written) frame.send(AddMark{Text{note->text}});
    if (frame.keys.entered() || frame.keys.pressed(Key::escape)) note.reset();
}

void note_quickly(Frame& frame)
{
    const auto& notes = frame.resources.quick_notes;
    for (std::size_t i = 0; i < std::min(notes.size(), digits.size()); ++i)
        if (frame.keys.typed(*digits[i])) frame.send(AddMark{Text{notes[i]}});
}

void answer_questions_or_notes(Frame& frame)
{
    const Questionnaire* asked = asked_now(frame);
    const QuestionnaireItem* item = asked_item(frame);
    if (!asked || !item) {
        note_quickly(frame);
        if (frame.keys.entered()) frame.view.state<RoomState>().note.emplace();
        return;
    }
    type_number(frame.keys, {item->from, item->to}, frame.view.state<RoomState>().asked.number);
    if (frame.keys.entered()) answer_item(frame, *asked);
}

void change_pace(Frame& frame, int half_steps)
{
    const auto& now = frame.session.pacer().pattern();
    if (half_steps == 0 || !now || goes_own_way(frame)) return;
    if (const auto pattern = paced_by(*now, half_steps)) frame.send(ChangePattern{*pattern});
}

void answer_sound_keys(Frame& frame)
{
    SoundOptions sound = frame.view.sound;
    if (frame.keys.typed('s')) sound = sound.next();
    const int louder = frame.keys.typed('.') - frame.keys.typed(',');
    if (louder != 0) sound = sound.louder(louder);
    if (sound == frame.view.sound) return;
    frame.view.sound = sound;
    if (frame.resources.set_sound) frame.resources.set_sound(sound);
}

void end_when_asked_twice(Frame& frame)
{
    auto& asked = frame.view.state<RoomState>().end_asked;
    if (asked && (frame.now - *asked > end_waits || frame.now < *asked)) asked.reset();
    if (!frame.keys.pressed(Key::escape)) return;
    if (asked) frame.send(EndSession{});
    asked = asked ? std::nullopt : std::optional{frame.now};
}

void answer_client_keys(Frame& frame)
{
    RoomState& room = frame.view.state<RoomState>();
    if (frame.keys.typed('c')) {
        room.client.window = !room.client.window;
        const auto& remember = frame.resources.remember_client_window;
        if (remember) remember(room.client.window);
    }
    if (frame.keys.typed('h')) room.client.numbers = !room.client.numbers;
    if (frame.keys.typed('x')) room.client.blank = !room.client.blank;
    if (frame.keys.typed('v')) room.strip = !room.strip;
    if (frame.keys.pressed(Key::page_down) || frame.keys.pressed(Key::page_up))
        stop_for_client(frame);
}

void answer_session_keys(Frame& frame)
{
    if (frame.keys.pressed(Key::right)) frame.send(NextStep{});
    if (frame.keys.pressed(Key::left)) frame.send(StepBack{});
    if (frame.keys.pressed(Key::up)) frame.send(LengthenStep{more_time});
    if (frame.keys.typed('t')) frame.send(Talk{!frame.session.talking()});
    if (frame.keys.typed(' ')) toggle_pause(frame);
    if (frame.keys.typed('g')) go_to_ground(frame);
    if (frame.keys.typed('r') && on_ground(frame)) frame.send(ReturnToPractice{});
    if (frame.keys.typed('i')) frame.send(InvertBelt{});
    change_pace(frame, frame.keys.typed('+') - frame.keys.typed('-'));
}

} // namespace

const QuestionnaireItem* asked_item(const Frame& frame)
{
    const Questionnaire* asked = asked_now(frame);
    const std::size_t item = frame.view.state<RoomState>().asked.item;
    return asked && item < asked->items.size() ? &asked->items[item] : nullptr;
}

bool talk_is_offered(const Frame& frame)
{
    const auto& happened = frame.session.breath_happened();
    return happened && happened->happening == BreathHappening::speech && !frame.session.talking();
}

const Practice* plan_of(const Session& session, const Resources& resources)
{
    if (session.steps().empty()) return nullptr;
    return resources.plans.find(session.steps().front().practice.view());
}

void stop_for_client(Frame& frame)
{
    if (!is_paused(frame)) toggle_pause(frame);
    frame.send(AddMark{Text{"the client stopped"}});
}

void go_to_ground(Frame& frame)
{
    const Practice* found = frame.resources.practice(ground);
    if (!found) return;
    Practice waiting = *found;
    waiting.steps.back().end = StepEnd::at_key;
    frame.send(MoveToPractice{std::move(waiting), 0s});
}

void answer_therapist_keys(Frame& frame)
{
    if (frame.view.state<RoomState>().note) return write_note(frame);
    answer_questions_or_notes(frame);
    answer_session_keys(frame);
    answer_client_keys(frame);
    answer_sound_keys(frame);
    end_when_asked_twice(frame);
}

std::vector<KeyHint> session_hints(const Frame& frame)
{
    const bool asked = frame.view.state<RoomState>().end_asked.has_value();
    std::vector<KeyHint> hints{{"\u2192", "next"},
                               {"\u2190", "back"},
                               {"\u2191", "a minute more"},
                               {"Space", is_paused(frame) ? "go on" : "pause"},
                               {"T", frame.session.talking() ? "talk is over" : "talk"},
                               {"G", "ground"}};
    if (on_ground(frame)) hints.push_back({"R", "back to the plan"});
    hints.push_back({"Esc", asked ? "once more: end" : "end"});
    if (!goes_own_way(frame)) hints.push_back({"\u2212 +", "pace"});
    return hints;
}

std::vector<KeyHint> client_hints(const Frame& frame)
{
    const RoomState& room = frame.view.state<RoomState>();
    return {{"C", room.client.window ? "close the client's window" : "the client's window"},
            {"X", room.client.blank ? "picture again" : "blank for the client"},
            {"H", room.client.numbers ? "no numbers for the client" : "numbers for the client"},
            {"V", "the client's picture here"},
            {"S", sound_names[frame.view.sound.sound]},
            {", .", "volume"}};
}

std::vector<KeyHint> quick_note_hints(const Frame& frame)
{
    if (asked_item(frame)) return {{"Enter", "next question"}};
    std::vector<KeyHint> hints{{"Enter", "a note"}};
    const auto& notes = frame.resources.quick_notes;
    for (std::size_t i = 0; i < std::min(notes.size(), digits.size()); ++i)
        hints.push_back({digits[i], notes[i]});
    return hints;
}

} // namespace eupnea::ui
