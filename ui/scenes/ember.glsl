// Ember: one warm light, for eyes nearly closed. 2 coal, 3 red heat, 4 bright heat, 5 white heat, 6 light in the room, 7 time.
float radius(float volume) { return mix(0.24, 0.66, volume); }

vec3 scene(vec2 p, float aspect)
{
    p = 1.10 * (p - vec2(0.0, 0.06)); // room for its light below
    float fine = 1.10 * coarse / focus.z;
    float r = length(p);
    float heat = mix(0.35, mix(0.40, 1.0, guide), guided);

    // Light in the room, larger and warmer with the breath.
    float drift = octaves(p * 0.9 + vec2(0.0, -time * 0.03)) - 0.5;
    vec3 light = ground;
    float outside = max(r - radius(guide) * 0.8, 0.0);
    float lit = 0.42 * glow(r, 0.70 + 0.50 * guide) + 0.75 * glow(outside, 0.12 + 0.13 * guide) + 0.10;
    light = mix(light, colour[6], clamp(heat * lit * (1.0 + 0.30 * drift), 0.0, 1.0));

    // The ember: heat that moves slowly in it.
    vec2 way = p / max(r, 1e-3);
    float here = radius(guide) * (1.0 + 0.05 * (noise(way * 1.8 + vec2(time * 0.05, 3.0)) - 0.5));
    float d = r - here;
    vec2 q = p * 2.6;
    vec2 warp = vec2(octaves(q + vec2(0.0, -time * 0.045)), octaves(q + vec2(5.2, 1.3 - time * 0.035)));
    float glowing = octaves(q + 1.9 * warp);
    float deep = sqrt(max(0.0, 1.0 - pow(min(r / max(here, 1e-3), 1.0), 2.0)));
    float warm = clamp(0.10 + 0.62 * heat * deep + 0.85 * (glowing - 0.5) * (0.45 + 0.55 * deep) + 0.05 * beat, 0.0, 1.0);
    vec3 coal = mix(colour[2], colour[3], between(0.02, 0.36, warm));
    coal = mix(coal, colour[4], between(0.30, 0.68, warm));
    coal = mix(coal, colour[5], between(0.62, 1.02, warm));
    light = mix(light, coal, between(0.05, -0.07, d));
    light = mix(light, colour[0], 0.30 * guided * glow(d, 0.045));

    // The own breath: a halo.
    float e = r - radius(own) - 0.014 * (noise(way * 2.2 - time * 0.08) - 0.5);
    float width = max(mix(0.013, 0.0075, quality), 0.8 * fine);
    light = mix(light, colour[1], own_shown * 0.92 * exp(-pow(e / width, 2.0)));
    light = mix(light, colour[1], own_shown * 0.16 * glow(e, 0.035));

    // What is left of the time: an arc, dim.
    float rim = max(0.0045, 0.9 * fine);
    float line = exp(-pow((r - 0.90) / rim, 2.0));
    float turn = fract(atan(p.x, p.y) / 6.2831853 + 1.0);
    light = mix(light, colour[7], 0.7 * line * between(1.0 - elapsed + 0.002, 1.0 - elapsed - 0.002, turn) * step(elapsed, 0.998));
    return light;
}
