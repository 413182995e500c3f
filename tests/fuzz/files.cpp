// SPDX-License-Identifier: MIT
// Any bytes as a file of any kind, through its reader. EUPNEA_FUZZ_FORMAT in the environment aims a run
// at one extension: csv, tsv.gz, json, edf, hea, dat, atr, ecg, fit, xdf.
#include <unistd.h>

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "files/recording_file.hpp"
#include "witness.hpp"

using namespace eupnea;

namespace {

constexpr std::array extensions{"csv", "txt", "json", "edf", "hea",
                                "dat", "atr", "ecg",  "fit", "xdf"};
constexpr std::size_t most_events = 200'000;

/// A folder in memory where there is one, with a header that names a signal file.
std::filesystem::path folder()
{
    const std::filesystem::path memory{"/dev/shm"};
    const auto root =
        std::filesystem::is_directory(memory) ? memory : std::filesystem::temp_directory_path();
    const auto made = root / ("eupnea-fuzz-" + std::to_string(getpid()));
    std::filesystem::create_directories(made);
    std::atexit([] {
        std::error_code ignored;
        for (const auto* place : {"/dev/shm", "/tmp"})
            std::filesystem::remove_all(std::filesystem::path{place} /
                                            ("eupnea-fuzz-" + std::to_string(getpid())),
                                        ignored);
    });
    std::ofstream{made / "file.json"}
        << R"({"SamplingFrequency": 50, "Columns": ["cardiac", "respiratory"]})";
    std::ofstream{made / "beside.hea"}
        << "beside 2 250 100\nfile.dat 212 200 12 0 0 0 0 ECG\nfile.dat 212 200 12 0 0 0 0 RESP\n";
    std::ofstream{made / "rec.dat"} << std::string(3000, 'x');
    return made;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size < 2) return 0;
    static const std::filesystem::path place = folder();
    static const char* const aimed = std::getenv("EUPNEA_FUZZ_FORMAT");
    const std::string extension = aimed ? aimed : extensions[data[0] % extensions.size()];
    const bool is_json = extension == "json";
    const auto path = place / ((is_json ? "list." : "file.") + extension);
    std::ofstream{path, std::ios::binary}.write(reinterpret_cast<const char*>(data) + 2,
                                                static_cast<std::streamsize>(size - 2));

    ImportOptions options;
    if ((data[1] & 1) != 0) options.rate = SampleRate{100.0};
    if ((data[1] & 2) != 0) options.channels = {{Channel::ecg, "1"}};
    if ((data[1] & 4) != 0) options.channels = {{Channel::rr, "1"}};
    auto file = RecordingFile::open(path, options);
    if (!file) {
        require(!file.error().sentence.empty());
        return 0;
    }
    Witness witness;
    for (std::size_t events = 0; events < most_events; ++events) {
        const auto event = file->next();
        if (!event) break;
        require(std::isfinite(seconds_of(time_of(*event))));
        witness(*event);
        if (const auto* sample = std::get_if<Sample>(&*event))
            require(std::isfinite(sample->value));
        if (const auto* stream = std::get_if<Stream>(&*event))
            require(stream->rate.per_second >= 0.0 && stream->rate.per_second <= 100'000.0);
    }
    require(file->progress() >= 0.0 && file->progress() <= 1.0);
    for (const std::string& note : file->notes()) require(!note.empty());
    return 0;
}
