// SPDX-License-Identifier: MIT
#include "library/process_mark.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

namespace eupnea {

namespace {

std::string first_line(const std::string& path)
{
    std::ifstream file{path};
    std::string line;
    std::getline(file, line);
    return line;
}

/// Field 22 of /proc/PID/stat, in clock ticks since boot; the name in field 2 may hold blanks.
/// Nothing for a process that is dead and only not yet buried (state Z in field 3).
std::string start_time(const std::string& process)
{
    const std::string line = first_line("/proc/" + process + "/stat");
    const auto name_end = line.rfind(')');
    if (name_end == std::string::npos) return {};
    std::istringstream fields{line.substr(name_end + 1)};
    std::string field;
    fields >> field;
    if (field == "Z") return {};
    for (int number = 4; number <= 22; ++number) fields >> field;
    return field;
}

std::string mark_of(const std::string& process)
{
    return fmt::format("{} {} {}", first_line("/proc/sys/kernel/random/boot_id"), process,
                       start_time(process));
}

} // namespace

std::string own_process_mark() { return mark_of(std::to_string(getpid())); }

bool is_running(std::string_view process_mark)
{
    const auto from = process_mark.find(' ');
    const auto until = process_mark.rfind(' ');
    if (from == std::string_view::npos || until <= from + 1) return false;
    const std::string process{process_mark.substr(from + 1, until - from - 1)};
    return !start_time(process).empty() && mark_of(process) == process_mark;
}

} // namespace eupnea
