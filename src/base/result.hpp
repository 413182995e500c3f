// SPDX-License-Identifier: MIT
// A value, or the named reason why there is none.
#pragma once

#include <string>
#include <tl/expected.hpp>

namespace eupnea {

/// A sentence for the person: what is wrong and what to do next.
struct Complaint {
    std::string sentence;
    friend bool operator==(const Complaint&, const Complaint&) = default;
};

template <class T, class Reason = Complaint>
using Result = tl::expected<T, Reason>;

template <class Reason>
auto fail(Reason reason)
{
    return tl::make_unexpected(std::move(reason));
}

} // namespace eupnea
