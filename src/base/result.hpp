// SPDX-License-Identifier: MIT
// A value, or the named reason why there is none.
#pragma once

#include <string>
#include <tl/expected.hpp>

namespace eupnea {

/// A sentence for the person: what is wrong and what to do next.
struct UserMessage {
    std::string sentence;
    friend bool operator==(const UserMessage&, const UserMessage&) = default;
};

template <class T, class Reason = UserMessage>
using Result = tl::expected<T, Reason>;

template <class Reason>
auto fail(Reason reason)
{
    return tl::make_unexpected(std::move(reason));
}

} // namespace eupnea
