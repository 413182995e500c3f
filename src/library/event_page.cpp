// SPDX-License-Identifier: MIT
#include "library/event_page.hpp"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <charconv>

namespace eupnea {

namespace {

constexpr std::size_t length_size = 4;
constexpr std::size_t longest_page =
    8 << 20;                               ///< bytes of text; a row of the library has four million
constexpr std::size_t full_page = 1 << 20; ///< bytes, after which a page takes no more
constexpr std::size_t most_events = 256;   ///< in a page

/// The text up to the separator, which goes with it.
std::string_view cut(std::string_view& text, char separator)
{
    const auto end = std::min(text.find(separator), text.size());
    const auto field = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return field;
}

template <class Number>
bool read_number(std::string_view text, Number& number)
{
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size();
}

/// On one line, whoever wrote it: within JSON a line break is a blank like any other.
std::string on_one_line(std::string text)
{
    std::ranges::replace(text, '\n', ' ');
    return text;
}

std::optional<EventRow> event_in(std::string_view line)
{
    EventRow event;
    const bool numbers_read = read_number(cut(line, '\t'), event.position) &&
                              read_number(cut(line, '\t'), event.samples_before) &&
                              read_number(cut(line, '\t'), event.time_s);
    if (!numbers_read) return std::nullopt;
    event.kind = cut(line, '\t');
    event.body = line;
    return event;
}

std::optional<std::string> text_of_page(std::span<const std::uint8_t> page)
{
    if (page.size() < length_size) return std::nullopt;
    std::size_t size = 0;
    for (std::size_t byte = 0; byte < length_size; ++byte)
        size |= std::size_t{page[byte]} << (8 * byte);
    if (size > longest_page) return std::nullopt;
    std::string text(size, '\0');
    auto length = static_cast<uLongf>(size);
    const int code =
        uncompress(reinterpret_cast<Bytef*>(text.data()), &length, page.data() + length_size,
                   static_cast<uLong>(page.size() - length_size));
    if (code != Z_OK || length != size) return std::nullopt;
    return text;
}

} // namespace

std::vector<std::uint8_t> encode_page(std::span<const EventRow> events)
{
    std::string text;
    for (const EventRow& event : events)
        text += fmt::format("{}\t{}\t{}\t{}\t{}\n", event.position, event.samples_before,
                            event.time_s, on_one_line(event.kind), on_one_line(event.body));
    auto length = compressBound(static_cast<uLong>(text.size()));
    std::vector<std::uint8_t> page(length_size + length);
    for (std::size_t byte = 0; byte < length_size; ++byte)
        page[byte] = static_cast<std::uint8_t>(text.size() >> (8 * byte));
    compress2(page.data() + length_size, &length, reinterpret_cast<const Bytef*>(text.data()),
              static_cast<uLong>(text.size()), Z_BEST_SPEED);
    page.resize(length_size + length);
    return page;
}

std::optional<std::vector<EventRow>> decode_page(std::span<const std::uint8_t> page)
{
    const auto text = text_of_page(page);
    if (!text) return std::nullopt;
    std::vector<EventRow> events;
    for (std::string_view left = *text; !left.empty();) {
        auto event = event_in(cut(left, '\n'));
        if (!event) return std::nullopt;
        events.push_back(std::move(*event));
    }
    return events;
}

std::span<const EventRow> next_page(std::span<const EventRow> events)
{
    std::size_t count = 0;
    std::size_t bytes = 0;
    while (count < std::min(events.size(), most_events) && bytes < full_page &&
           !is_searched(events[count].kind))
        bytes += events[count++].body.size();
    return events.first(count == 0 && !events.empty() ? 1 : count);
}

std::string_view kind_of_page(std::span<const EventRow> page)
{
    return page.size() == 1 && is_searched(page[0].kind) ? std::string_view{page[0].kind}
                                                         : std::string_view{};
}

} // namespace eupnea
