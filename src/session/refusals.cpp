// SPDX-License-Identifier: MIT
#include "session/refusals.hpp"

#include <fmt/format.h>

#include <array>
#include <string_view>

namespace eupnea {

namespace {

constexpr std::uint64_t few = 3; ///< half a frame at the start is no damage
constexpr double least_share = 0.005;

double share(const FramesCounted& frames)
{
    const std::uint64_t all = frames.accepted + frames.damaged();
    return all > 0 ? static_cast<double>(frames.damaged()) / static_cast<double>(all) : 0.0;
}

std::string percent(double share) { return fmt::format("{:.2g} %", 100.0 * share); }

void append(std::string& text, std::string_view part)
{
    if (!text.empty()) text += ", ";
    text += part;
}

/// "checksum 12, length 1"
std::string reasons(const FramesCounted& frames)
{
    const std::array<std::pair<std::string_view, std::uint64_t>, 5> counts{
        {{"length", frames.wrong_length},
         {"magic", frames.wrong_magic},
         {"checksum", frames.wrong_checksum},
         {"no number", frames.not_parsed},
         {"range", frames.out_of_range}}};
    std::string text;
    for (const auto& [reason, count] : counts)
        if (count > 0) append(text, fmt::format("{} {}", reason, count));
    return text;
}

} // namespace

void Refusals::on(const FramesCounted& counted)
{
    frames_.time = counted.time;
    frames_.accepted += counted.accepted;
    frames_.wrong_length += counted.wrong_length;
    frames_.wrong_magic += counted.wrong_magic;
    frames_.wrong_checksum += counted.wrong_checksum;
    frames_.not_parsed += counted.not_parsed;
    frames_.out_of_range += counted.out_of_range;
    frames_.repeated += counted.repeated;
    frames_.too_fast += counted.too_fast;
}

void Refusals::on(const SamplesRefused& refused) { samples_ += refused.all(); }

std::string Refusals::damage() const
{
    if (frames_.damaged() < few || share(frames_) < least_share) return {};
    return fmt::format("{} of frames damaged", percent(share(frames_)));
}

std::string Refusals::report() const
{
    std::string text;
    if (frames_.damaged() >= few)
        append(text, fmt::format("{} of {} frames damaged ({}: {})", frames_.damaged(),
                                 frames_.accepted + frames_.damaged(), percent(share(frames_)),
                                 reasons(frames_)));
    if (frames_.repeated > 0) append(text, fmt::format("{} delivered twice", frames_.repeated));
    if (frames_.too_fast > 0)
        append(text, fmt::format("{} faster than time allows", frames_.too_fast));
    if (samples_ > 0) append(text, fmt::format("{} samples that no detector can use", samples_));
    return text;
}

} // namespace eupnea
