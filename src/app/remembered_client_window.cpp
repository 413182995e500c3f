// SPDX-License-Identifier: MIT
#include "app/remembered_client_window.hpp"

#include <filesystem>

#include "base/output_file.hpp"
#include "base/own_folders.hpp"
#include "base/small_file.hpp"

namespace eupnea::app {

namespace {

std::filesystem::path kept_in() { return config_folder() / "client-window"; }

} // namespace

bool remembered_client_window() { return read_small_file(kept_in()).value_or("") == "open\n"; }

void remember_client_window(bool open)
{
    if (open == remembered_client_window()) return;
    std::error_code ignored;
    std::filesystem::create_directories(kept_in().parent_path(), ignored);
    (void)write_private_file(kept_in(), open ? "open\n" : "closed\n");
}

} // namespace eupnea::app
