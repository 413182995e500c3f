// SPDX-License-Identifier: MIT
// eupnea_reading [hours]: CPU time and memory of reading long recordings, without any analysis.
#include <fmt/format.h>
#include <sys/resource.h>

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <functional>

#include "files/recording_file.hpp"
#include "temporary_folder.hpp"

namespace {

using namespace eupnea;

double cpu_seconds()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& t) {
        return static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec);
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double peak_megabytes()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

void print_row(const std::filesystem::path& path)
{
    const double before = cpu_seconds();
    auto file = RecordingFile::open(path);
    if (!file) {
        fmt::print("{}\n", file.error().sentence);
        return;
    }
    std::size_t samples = 0;
    double last_s = 0.0;
    while (const auto event = file->next())
        if (const auto* sample = std::get_if<Sample>(&*event)) {
            ++samples;
            last_s = seconds_of(sample->time);
        }
    const double cpu = cpu_seconds() - before;
    fmt::print("{:<26} {:>9.1f} MB {:>10} samples {:>6.1f} h {:>7.2f} s {:>6.0f} ns a sample "
               "{:>6.0f} MB peak\n",
               path.filename().string(),
               static_cast<double>(std::filesystem::file_size(path)) / 1e6, samples,
               last_s / 3600.0, cpu, 1e9 * cpu / static_cast<double>(samples), peak_megabytes());
}

std::string edf_header(long records)
{
    const auto field = [](std::string text, std::size_t width) {
        return text.append(width - text.size(), ' ');
    };
    return field("0", 8) + field("X", 80) + field("Startdate", 80) + "17.01.2608.00.00" +
           field("512", 8) + field("", 44) + field(std::to_string(records), 8) + field("1", 8) +
           field("1", 4) + field("ECG", 16) + field("", 80) + field("uV", 8) + field("-32768", 8) +
           field("32767", 8) + field("-32768", 8) + field("32767", 8) + field("", 80) +
           field("250", 8) + field("", 32);
}

int ecg_at(long i)
{
    return i % 213 < 6 ? 900 - 200 * std::abs(static_cast<int>(i % 213) - 3)
                       : static_cast<int>(i * 7 % 11);
}

} // namespace

int main(int argc, char** argv)
{
    const double hours = argc > 1 ? std::atof(argv[1]) : 24.0;
    const auto samples = static_cast<long>(hours * 3600.0 * 250.0);
    const TemporaryFolder folder;
    const auto write = [&](const char* name, const std::function<void(std::ofstream&)>& fill) {
        std::ofstream file{folder.path(name), std::ios::binary};
        fill(file);
    };
    write("rr.txt", [&](std::ofstream& file) {
        file << "RR (ms)\n";
        for (long beat = 0; beat < static_cast<long>(hours * 4200.0); ++beat)
            file << 850 + static_cast<int>(40.0 * std::sin(0.5 * static_cast<double>(beat))) +
                        beat * beat % 17
                 << '\n';
    });
    write("ecg_250hz.csv", [&](std::ofstream& file) {
        file << "ecg\n";
        for (long i = 0; i < samples; ++i) file << ecg_at(i) << '\n';
    });
    write("time_ecg.csv", [&](std::ofstream& file) {
        file << "time (s),ecg\n";
        for (long i = 0; i < samples; ++i)
            file << fmt::format("{:.3f},{}\n", static_cast<double>(i) * 0.004, ecg_at(i));
    });
    write("ecg.edf", [&](std::ofstream& file) {
        file << edf_header(samples / 250);
        for (long i = 0; i < samples; ++i) {
            const int value = ecg_at(i);
            file.put(static_cast<char>(value & 0xFF)).put(static_cast<char>(value >> 8 & 0xFF));
        }
    });
    for (const char* name : {"rr.txt", "ecg.edf", "ecg_250hz.csv", "time_ecg.csv"})
        print_row(folder.path(name));
    return 0;
}
