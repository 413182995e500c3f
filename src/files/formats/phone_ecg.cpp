// SPDX-License-Identifier: MIT
/// Apple Watch ECG (electrocardiograms/ecg_*.csv of an Apple Health export), and others that put a
/// key and a value on each line above one column.
///
///     Name,"..."
///     Sample Rate,512 hertz     in the phone's language, with its decimal sign
///     Lead,Lead I
///     Unit,µV
///     -4.5                      one row a sample
#include "files/table/cell.hpp"
#include "files/table/sidecar_metadata.hpp"
#include "files/table/text_format.hpp"

namespace eupnea {

namespace {

bool names_microvolts(std::string_view line)
{
    for (const std::string_view unit :
         {"\xC2\xB5V", "\xCE\xBCV", "\xB5V", "uV", "mV", "microvolt", "мкВ", "мВ"})
        if (trimmed(line).ends_with(unit)) return true;
    return false;
}

} // namespace

std::optional<Result<TableLayout>> phone_ecg_layout(const TextHead& head)
{
    std::optional<SampleRate> rate;
    bool volts = false;
    std::size_t keys = 0, i = 0;
    for (; i < head.lines.size() && !number_in(head.lines[i]); ++i) {
        const std::string& line = head.lines[i];
        if (const auto found = hertz_in_line(line)) rate = found;
        volts |= names_microvolts(line);
        keys += line.find_first_of(",;:\t") != std::string::npos;
    }
    if (!rate || !volts || keys < 3 || i == head.lines.size()) return std::nullopt;
    for (std::size_t row = i; row < std::min(head.lines.size(), i + 50); ++row)
        if (!is_blank(head.lines[row]) && !number_in(head.lines[row])) return std::nullopt;
    return TableLayout{.separator = no_separator,
                       .first_row = i + 1,
                       .columns = 1,
                       .rate = rate,
                       .channel = Channel::ecg};
}

} // namespace eupnea
