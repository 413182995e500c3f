// SPDX-License-Identifier: MIT
// What is known of a table before it is decided how to read it.
#pragma once

#include <filesystem>
#include <optional>
#include <string_view>

#include "files/recording_file.hpp"
#include "files/table/sidecar_metadata.hpp"
#include "files/table/table_head.hpp"

namespace eupnea {

struct TableFacts {
    std::filesystem::path path;
    TableHead head;
    SidecarMetadata metadata;
    const ImportOptions& options;

    bool named() const { return !head.layout.names.empty(); }
    bool has_rate() const { return options.rate || metadata.rate; }
    /// Seconds a unit, where the column's name states one.
    std::optional<double> unit_s_in_name(std::size_t column) const;
    UserMessage message(std::string_view what) const;
};

} // namespace eupnea
