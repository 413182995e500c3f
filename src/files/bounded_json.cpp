// SPDX-License-Identifier: MIT
#include "files/bounded_json.hpp"

#include <fmt/format.h>

#include <fstream>

#include "files/table/line_reader.hpp"

namespace eupnea {

Result<std::string> text_of_file(const std::filesystem::path& path, std::uintmax_t most_bytes)
{
    const auto size = size_of_regular_file(path);
    if (!size) return fail(size.error());
    if (*size > most_bytes)
        return fail(
            UserMessage{fmt::format("{} is larger than the {} MB that such a file may have.",
                                    path.filename().string(), most_bytes >> 20)});
    std::ifstream file{path, std::ios::binary};
    std::string text(static_cast<std::size_t>(*size), '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(std::max<std::streamsize>(file.gcount(), 0)));
    return text;
}

bool is_nested_at_most(std::string_view text, std::size_t depth)
{
    std::size_t open = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted && c == '\\') ++i;
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        if ((c == '[' || c == '{') && ++open > depth) return false;
        if ((c == ']' || c == '}') && open > 0) --open;
    }
    return true;
}

Result<nlohmann::json> json_in(std::string_view text, const JsonLimits& limits)
{
    if (text.size() > limits.bytes) return fail(UserMessage{"The JSON is too long."});
    if (!is_nested_at_most(text, limits.depth))
        return fail(UserMessage{"The JSON is nested too deep."});
    auto json = nlohmann::json::parse(text, nullptr, false);
    if (json.is_discarded()) return fail(UserMessage{"This is no JSON."});
    return json;
}

Result<nlohmann::json> json_of_file(const std::filesystem::path& path, const JsonLimits& limits)
{
    const auto text = text_of_file(path, limits.bytes);
    if (!text) return fail(text.error());
    return json_in(*text, limits);
}

} // namespace eupnea
