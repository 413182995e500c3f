// SPDX-License-Identifier: MIT
// The list of everything that can be read.
#include <zlib.h>

#include <array>

#include "files/file_format.hpp"
#include "files/formats/edf_signals.hpp"
#include "files/formats/fit.hpp"
#include "files/formats/ishne.hpp"
#include "files/formats/json_intervals.hpp"
#include "files/formats/wfdb_signals.hpp"
#include "files/formats/xdf.hpp"
#include "files/table/cell.hpp"
#include "files/table/line_reader.hpp"
#include "files/table/table_file.hpp"

namespace eupnea {

namespace {

bool anything(const FileStart&) { return true; }

constexpr std::array formats{
    FileFormat{"EDF, EDF+, BDF", is_edf, open_edf},
    FileFormat{"ISHNE Holter", is_ishne, open_ishne},
    FileFormat{"XDF", is_xdf, open_xdf},
    FileFormat{"Garmin FIT", is_fit, open_fit},
    FileFormat{"WFDB annotations", is_wfdb_annotations, open_wfdb_annotations},
    FileFormat{"WFDB record", is_wfdb_record, open_wfdb_record},
    FileFormat{"JSON", is_json, open_json},
    FileFormat{"Table", anything, open_table},
};

} // namespace

std::string FileStart::extension() const
{
    auto name = path.filename();
    if (lower_case(name.extension().string()) == ".gz") name.replace_extension();
    return lower_case(name.extension().string());
}

std::span<const FileFormat> file_formats() { return formats; }

Result<FileStart> start_of(const std::filesystem::path& path)
{
    const auto size = size_of_regular_file(path);
    if (!size) return fail(size.error());
    FileStart start{path, std::string(1 << 13, '\0')};
    const gzFile file = gzopen(path.c_str(), "rb");
    const int got =
        file ? gzread(file, start.bytes.data(), static_cast<unsigned>(start.bytes.size())) : 0;
    if (file) gzclose(file);
    start.bytes.resize(static_cast<std::size_t>(std::max(got, 0)));
    return start;
}

} // namespace eupnea
