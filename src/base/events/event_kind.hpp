// SPDX-License-Identifier: MIT
// What a kind of event declares about itself beside its struct.
#pragma once

#include <cstdint>
#include <string_view>

namespace eupnea {

/// Where an event comes from, and so what a replay does with it.
enum class EventRole : std::uint8_t {
    input = 0, ///< the sensor, the person or the practice: given to the pipeline again
    found,     ///< the pipeline: found again
    message,   ///< the program, for the screen of that moment: not given again
};

/// How the recorder keeps it.
enum class EventStorage : std::uint8_t {
    row = 0, ///< a row of its own, its fields as JSON
    chunk,   ///< samples, many to a row
    none,
};

/// The name is the kind's in the library: never rename it.
struct EventKind {
    std::string_view name;
    EventRole role;
    EventStorage storage;
};

/// Takes whatever field there is.
struct AnyField {
    void operator()(const char*, auto&) const {}
};

/// A struct that names its members by calling field(name, member) for each of them. The names are part
/// of the library's format. The struct is const when it is written.
template <class T>
concept HasFields = requires(T& value)
{
    T::fields(value, AnyField{});
};

/// A struct that can be one of the alternatives of Event.
template <class T>
concept EventStruct = HasFields<T> && requires
{
    T::kind.name;
};

} // namespace eupnea
