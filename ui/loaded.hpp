// SPDX-License-Identifier: MIT
// Values that another thread looks up or writes while the screens go on drawing.
#pragma once

#include <chrono>
#include <future>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.hpp"
#include "base/units.hpp"

namespace eupnea::ui {

/// While the library does not answer.
inline constexpr std::string_view slow_library = "The library takes a moment\u2026";

/// What a request will come to. It is never waited for: a screen asks in each frame whether it is
/// there.
template <class T>
using Reply = std::future<Result<T>>;

/// The answer once it is there; given once.
template <class T>
std::optional<Result<T>> take_if_ready(Reply<T>& answer)
{
    using namespace std::chrono_literals;
    if (!answer.valid() || answer.wait_for(0s) != std::future_status::ready) return std::nullopt;
    return answer.get();
}

/// The newest value that was asked for, or the one before while a newer one is on its way.
template <class T>
class Loaded {
public:
    /// The newest request wins: an earlier one that has not been answered is forgotten.
    void expect(Reply<T> answer) { reply_ = std::move(answer); }

    /// Takes the answer if it is there; never waits. True when the value or the error is new.
    ///
    /// @param elapsed  since the last call
    bool poll(Seconds elapsed)
    {
        auto answer = take_if_ready(reply_);
        waited_ = pending() ? waited_ + elapsed : Seconds{0.0};
        if (!answer) return false;
        known_ = true;
        error_ = *answer ? std::string{} : answer->error().sentence;
        if (*answer) value_ = std::move(**answer);
        return true;
    }

    bool pending() const { return reply_.valid(); }
    /// The answer is so long on its way that the person should know.
    bool slow() const { return waited_ > Seconds{0.5}; }
    bool known() const { return known_; } ///< an answer has come, if only an error
    const T& value() const { return value_; }
    const std::string& error() const { return error_; } ///< a sentence; empty: none

private:
    Reply<T> reply_;
    Seconds waited_{0.0};
    bool known_ = false;
    T value_{};
    std::string error_;
};

} // namespace eupnea::ui
