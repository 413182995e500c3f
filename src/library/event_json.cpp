// SPDX-License-Identifier: MIT
#include "library/event_json.hpp"

#include <concepts>
#include <limits>
#include <nlohmann/json.hpp>
#include <type_traits>

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

template <HasFields T>
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

template <HasFields T>
void read(const Json& json, T& value)
{
    T::fields(value, [&](const char* name, auto& field) {
        if (const auto found = json.find(name); found != json.end()) read(*found, field);
    });
}

// ---------------------------------------------------------------- kinds

template <std::size_t i = 0>
std::optional<Event> read_as(std::string_view kind, const Json& json)
{
    if constexpr (i < std::variant_size_v<Event>) {
        using E = std::variant_alternative_t<i, Event>;
        if (E::kind.name != kind) return read_as<i + 1>(kind, json);
        E event{};
        read(json, event);
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
    const Json object = Json::parse(json, nullptr, false);
    return object.is_object() ? read_as(kind, object) : std::nullopt;
}

} // namespace eupnea
