// SPDX-License-Identifier: MIT
#include "ui/kit/keys.hpp"

#include <algorithm>
#include <imgui.h>
#include <imgui_internal.h>

namespace eupnea::ui {

void Keys::press(Key key)
{
    push(static_cast<int>(key));
    press_again(key);
}

void Keys::write(std::string_view text)
{
    const char* next = text.data();
    const char* const end = next + text.size();
    while (next < end) {
        unsigned character = 0;
        next += ImTextCharFromUtf8(&character, next, end);
        type_again(character);
    }
}

void Keys::clear()
{
    size_ = 0;
    strokes_.clear();
}

Keys Keys::and_also(const Keys& later) const
{
    Keys both = *this;
    for (std::size_t i = 0; i < later.size_; ++i) both.push(later.codes_[i]);
    both.strokes_.insert(both.strokes_.end(), later.strokes_.begin(), later.strokes_.end());
    return both;
}

Keys Keys::without_letter_commands() const
{
    constexpr int first_key_without_character = static_cast<int>(Key::escape);
    Keys keys;
    keys.strokes_ = strokes_;
    for (std::size_t i = 0; i < size_; ++i)
        if (codes_[i] >= first_key_without_character) keys.push(codes_[i]);
    return keys;
}

void Keys::type(unsigned character)
{
    type_again(character);
    if (character >= 'A' && character <= 'Z') character += 'a' - 'A';
    if (character < 128) push(static_cast<int>(character));
}

bool Keys::holds(int code) const
{
    const auto end = codes_.begin() + static_cast<std::ptrdiff_t>(size_);
    return std::find(codes_.begin(), end, code) != end;
}

} // namespace eupnea::ui
