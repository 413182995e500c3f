// SPDX-License-Identifier: MIT
#include "library/event_json.hpp"

#include <algorithm>
#include <cmath>
#include <concepts>
#include <limits>
#include <nlohmann/json.hpp>
#include <type_traits>
#include <utility>

#include "base/event_words.hpp"

namespace eupnea {

namespace {

using Json = nlohmann::json;

// ---------------------------------------------------------------- writing

template <HasFields T>
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

template <HasFields T>
Json written(const T& value)
{
    Json object = Json::object();
    T::fields(value, [&](const char* name, const auto& field) { put(object, name, field); });
    return object;
}

// ---------------------------------------------------------------- reading

// Each is false for a value that the format cannot hold; one of another type is left out.

constexpr std::size_t longest_body = 1 << 16; ///< bytes; the longest event of ours has two thousand
constexpr double longest_time_s = 1e9;        ///< thirty years, in seconds

template <HasFields T>
bool read(const Json& json, T& value);

template <std::floating_point T>
bool read(const Json& json, T& value)
{
    if (json.is_null()) value = std::numeric_limits<T>::quiet_NaN();
    if (!json.is_number()) return true;
    const auto number = json.get<double>();
    if (std::abs(number) > static_cast<double>(std::numeric_limits<T>::max())) return false;
    value = static_cast<T>(number);
    return true;
}
template <std::integral T>
bool read(const Json& json, T& value)
{
    if (json.is_boolean()) value = static_cast<T>(json.get<bool>());
    if (!json.is_number_integer()) return true;
    const bool fits = json.is_number_unsigned() ? std::in_range<T>(json.get<std::uint64_t>())
                                                : std::in_range<T>(json.get<std::int64_t>());
    if (fits) value = json.get<T>();
    return fits;
}
bool read(const Json& json, bool& value)
{
    if (json.is_boolean()) value = json.get<bool>();
    return true;
}
template <class Enum>
requires std::is_enum_v<Enum>
bool read(const Json& json, Enum& value)
{
    if (json.is_string())
        value = value_of<Enum>(json.get_ref<const std::string&>()).value_or(value);
    return true;
}
bool read_time(const Json& json, double& count, double longest)
{
    return read(json, count) && std::abs(count) <= longest;
}
bool read(const Json& json, Timestamp& time)
{
    double seconds = seconds_of(time);
    const bool possible = read_time(json, seconds, longest_time_s);
    time = at(Seconds{seconds});
    return possible;
}
template <class Period>
bool read(const Json& json, std::chrono::duration<double, Period>& duration)
{
    double count = duration.count();
    const bool possible =
        read_time(json, count, longest_time_s * Period::den / static_cast<double>(Period::num));
    duration = std::chrono::duration<double, Period>{count};
    return possible;
}
template <std::size_t capacity>
bool read(const Json& json, InlineText<capacity>& text)
{
    if (json.is_string())
        text = InlineText<capacity>{std::string_view{json.get_ref<const std::string&>()}};
    return true;
}
template <class T>
bool read(const Json& json, std::optional<T>& value)
{
    T present{};
    const bool possible = read(json, present);
    value = present;
    return possible;
}

template <HasFields T>
bool read(const Json& json, T& value)
{
    bool possible = true;
    T::fields(value, [&](const char* name, auto& field) {
        if (const auto found = json.find(name); found != json.end())
            possible = read(*found, field) && possible;
    });
    return possible;
}

/// What would make a replay run forever or ask for all of the memory.
bool is_possible(const Event& event)
{
    constexpr SampleRate fastest{100'000.0};
    constexpr Seconds shortest_cycle{0.5};
    constexpr Seconds longest_cycle{3600.0};
    if (const auto* stream = std::get_if<Stream>(&event))
        return stream->rate.per_second >= 0.0 && stream->rate <= fastest;
    if (const auto* change = std::get_if<PacerChange>(&event)) {
        const Pattern& pattern = change->pattern;
        const auto shortest = std::min({pattern.inhale, pattern.hold_full, pattern.exhale,
                                        pattern.hold_empty, pattern.top_up_rest, pattern.top_up});
        return shortest >= 0s && pattern.cycle() >= shortest_cycle &&
               pattern.cycle() <= longest_cycle;
    }
    return true;
}

// ---------------------------------------------------------------- kinds

template <std::size_t i = 0>
std::optional<Event> read_as(std::string_view kind, const Json& json)
{
    if constexpr (i < std::variant_size_v<Event>) {
        using E = std::variant_alternative_t<i, Event>;
        if (E::kind.name != kind) return read_as<i + 1>(kind, json);
        E event{};
        if (!read(json, event)) return std::nullopt;
        return event;
    }
    return std::nullopt;
}

} // namespace

std::string json_of(const Event& event)
{
    const Json json = std::visit([](const auto& e) { return written(e); }, event);
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<Event> event_of(std::string_view kind, std::string_view json)
{
    if (json.size() > longest_body) return std::nullopt;
    const Json object = Json::parse(json, nullptr, false);
    if (!object.is_object()) return std::nullopt;
    auto event = read_as(kind, object);
    if (event && !is_possible(*event)) event.reset();
    return event;
}

} // namespace eupnea
