// SPDX-License-Identifier: MIT
#include "library/event_lines.hpp"

#include "library/event_json.hpp"

namespace eupnea {

void EventLines::on(const Event& event)
{
    const std::string fields = json_of(event);
    *out_ << R"({"kind":")" << kind_of(event).name << (fields == "{}" ? "\"" : "\",")
          << std::string_view{fields}.substr(1) << '\n';
}

} // namespace eupnea
