// SPDX-License-Identifier: MIT
#include "drivers/bluetooth/strap_choice.hpp"

#include <algorithm>
#include <cctype>

namespace eupnea {

namespace {

constexpr std::string_view prefix = "ble";

std::string lower(std::string_view text)
{
    std::string result{text};
    std::ranges::transform(result, result.begin(), [](unsigned char c) { return std::tolower(c); });
    return result;
}

} // namespace

std::optional<StrapId> strap_id(std::string_view device)
{
    if (!device.starts_with(prefix)) return std::nullopt;
    device.remove_prefix(prefix.size());
    const auto at = device.find('@');
    StrapId id;
    if (at != std::string_view::npos) id.port = device.substr(at + 1);
    device = device.substr(0, at);
    if (device.empty()) return id;
    if (device.front() != ':') return std::nullopt;
    id.wanted = device.substr(1);
    return id;
}

std::string without_name(std::string_view device)
{
    return strap_id(device) ? std::string{prefix} : std::string{device};
}

bool is_address(std::string_view text)
{
    if (text.size() != 17) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (i % 3 == 2 ? c != ':' : !std::isxdigit(c)) return false;
    }
    return true;
}

bool wants(const StrapChoice& choice, const StrapSeen& strap)
{
    if (choice.wanted.empty()) return strap.heart_rate;
    if (is_address(choice.wanted)) return lower(strap.address) == lower(choice.wanted);
    return lower(strap.name).find(lower(choice.wanted)) != std::string::npos;
}

bool wants_no_other(const StrapChoice& choice, const StrapSeen& strap)
{
    if (!wants(choice, strap)) return false;
    return is_address(choice.wanted) || lower(strap.address) == lower(choice.remembered);
}

const StrapSeen* best(const StrapChoice& choice, std::span<const StrapSeen> straps)
{
    const StrapSeen* found = nullptr;
    for (const StrapSeen& strap : straps) {
        if (!wants(choice, strap)) continue;
        if (wants_no_other(choice, strap)) return &strap;
        if (!found || strap.signal_dbm > found->signal_dbm) found = &strap;
    }
    return found;
}

} // namespace eupnea
