// SPDX-License-Identifier: MIT
#include "library/event_json.hpp"

#include <array>
#include <concepts>
#include <limits>
#include <nlohmann/json.hpp>
#include <type_traits>

#include "base/event_words.hpp"
#include "library/event_fields.hpp"

namespace eupnea {

namespace {

using Json = nlohmann::json;

template <class T>
concept Struct = requires(T& value)
{
    Fields<std::remove_const_t<T>>::visit(value, [](auto, auto&) {});
};

template <class T>
constexpr bool is_text = std::is_same_v<T, Text> || std::is_same_v<T, Word>;

// ---------------------------------------------------------------- writing

template <Struct T>
Json written(const T& value);

template <std::floating_point T>
Json written(T value)
{
    return static_cast<double>(value);
}
template <std::integral T>
Json written(T value)
{
    return value;
}
template <class Enum>
requires std::is_enum_v<Enum> Json written(Enum value) { return std::string{word_for(value)}; }
Json written(Timestamp time) { return seconds_of(time); }
template <class Period>
Json written(std::chrono::duration<double, Period> duration)
{
    return duration.count();
}
template <std::size_t capacity>
Json written(const InlineText<capacity>& text)
{
    return std::string{text.view()};
}

template <class T>
void put(Json& object, const char* name, const T& value)
{
    object[name] = written(value);
}
template <class T>
void put(Json& object, const char* name, const std::optional<T>& value)
{
    if (value) object[name] = written(*value);
}

template <Struct T>
Json written(const T& value)
{
    Json object = Json::object();
    Fields<T>::visit(value, [&](const char* name, const auto& field) { put(object, name, field); });
    return object;
}

// ---------------------------------------------------------------- reading

template <Struct T>
void read(const Json& json, T& value);

template <std::floating_point T>
void read(const Json& json, T& value)
{
    if (json.is_number()) value = json.get<T>();
    if (json.is_null()) value = std::numeric_limits<T>::quiet_NaN();
}
template <std::integral T>
void read(const Json& json, T& value)
{
    if (json.is_number_integer() || json.is_boolean()) value = json.get<T>();
}
template <class Enum>
requires std::is_enum_v<Enum>
void read(const Json& json, Enum& value)
{
    if (json.is_string()) value = value_of<Enum>(json.get<std::string>()).value_or(value);
}
void read(const Json& json, Timestamp& time)
{
    double seconds = seconds_of(time);
    read(json, seconds);
    time = at(Seconds{seconds});
}
template <class Period>
void read(const Json& json, std::chrono::duration<double, Period>& duration)
{
    double count = duration.count();
    read(json, count);
    duration = std::chrono::duration<double, Period>{count};
}
template <std::size_t capacity>
void read(const Json& json, InlineText<capacity>& text)
{
    if (json.is_string())
        text = InlineText<capacity>{std::string_view{json.get_ref<const std::string&>()}};
}
template <class T>
void read(const Json& json, std::optional<T>& value)
{
    T present{};
    read(json, present);
    value = present;
}

template <Struct T>
void read(const Json& json, T& value)
{
    Fields<T>::visit(value, [&](const char* name, auto& field) {
        if (const auto found = json.find(name); found != json.end()) read(*found, field);
    });
}

// ---------------------------------------------------------------- kinds

/// In the order of the variant.
constexpr std::array<std::string_view, std::variant_size_v<Event>> kinds{
    "stream",         "sample",         "gap",
    "link_status",    "device_seen",    "beat",
    "beat_verdict",   "breath_wave",    "breath_turn",
    "breath",         "state",          "session_start",
    "session_end",    "pacer_change",   "belt_inverted",
    "mark",           "notice",         "step_began",
    "prompt",         "answer",         "sensor_guess",
    "baseline_found", "usual_baseline", "quiet_began",
    "pace_began",     "pace_found"};

template <std::size_t i = 0>
std::optional<Event> read_kind(std::size_t kind, const Json& json)
{
    if constexpr (i < std::variant_size_v<Event>) {
        if (i != kind) return read_kind<i + 1>(kind, json);
        std::variant_alternative_t<i, Event> event{};
        read(json, event);
        return event;
    }
    return std::nullopt;
}

template <class... Kinds>
bool is_one_of(const Event& event)
{
    return (std::holds_alternative<Kinds>(event) || ...);
}

} // namespace

std::string_view kind_of(const Event& event) { return kinds[event.index()]; }

bool is_kept_as_json(const Event& event)
{
    return !is_one_of<Sample, BreathWave, DeviceSeen, SensorGuess>(event);
}

bool is_input(const Event& event)
{
    return is_one_of<Stream, Sample, Gap, LinkStatus, SessionStart, SessionEnd, PacerChange,
                     BeltInverted, Mark, StepBegan, Prompt, Answer, UsualBaseline, QuietBegan,
                     PaceBegan, PaceFound>(event);
}

std::string json_of(const Event& event)
{
    const Json json = std::visit([](const auto& e) { return written(e); }, event);
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<Event> event_of(std::string_view kind, std::string_view json)
{
    const auto found = std::find(kinds.begin(), kinds.end(), kind);
    const Json object = Json::parse(json, nullptr, false);
    if (found == kinds.end() || !object.is_object()) return std::nullopt;
    return read_kind(static_cast<std::size_t>(found - kinds.begin()), object);
}

} // namespace eupnea
