// SPDX-License-Identifier: MIT
// What ends a command: one clear sentence for the person.
#pragma once

#include <stdexcept>
#include <type_traits>
#include <utility>

#include "base/result.hpp"

namespace eupnea::app {

/// main prints it and exits with 1.
struct Failure : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// What a result holds; its message as a Failure where it holds none.
template <class T>
T value_or_fail(Result<T> result)
{
    if (!result) throw Failure(result.error().sentence);
    if constexpr (!std::is_void_v<T>) return std::move(*result);
}

} // namespace eupnea::app
