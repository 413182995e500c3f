// SPDX-License-Identifier: MIT
// A value, or the named reason why there is none.
#pragma once

#include <string>

// A result that nobody looks at is a mistake of ours. The attribute holds for every expected, because this is its
// first declaration.
namespace tl {
template <class T, class E>
class [[nodiscard]] expected;
}
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
