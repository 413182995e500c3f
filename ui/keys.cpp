// SPDX-License-Identifier: MIT
#include "ui/keys.hpp"

#include <algorithm>

namespace eupnea::ui {

void Keys::type(unsigned character)
{
    if (character >= 'A' && character <= 'Z') character += 'a' - 'A';
    if (character < 128) push(static_cast<int>(character));
}

bool Keys::holds(int code) const
{
    const auto end = codes_.begin() + static_cast<std::ptrdiff_t>(size_);
    return std::find(codes_.begin(), end, code) != end;
}

} // namespace eupnea::ui
